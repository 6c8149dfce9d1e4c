import type { CanaryPolicy } from '../../api/policies';
import { count } from '../../ui/format';
import { type CanaryForm, formOf as planFormOf, planOf, USUAL, watchSays } from '../runs/canaryPlan';
import { isWhole } from './figures';

export interface UsualForm {
  /** Whether there is one. */
  readonly on: boolean;
  readonly above: string;
  readonly plan: CanaryForm;
}

export function formOf({ above = 0, canary }: CanaryPolicy): UsualForm {
  return { on: canary !== undefined, above: String(above), plan: canary ? planFormOf(canary) : USUAL };
}

/** The policy that the form stands for; undefined while something in it is wrong. */
export function policyOf({ on, above, plan }: UsualForm): CanaryPolicy | undefined {
  if (!on) {
    return {};
  }
  const asked = planOf(plan);
  return 'plan' in asked && isWhole(above) ? { above: Number(above), canary: asked.plan } : undefined;
}

/** Which runs begin with what, in words. */
export function policySays({ above = 0, canary }: CanaryPolicy): string {
  if (!canary) {
    return 'Runs are written at once, unless somebody names a canary.';
  }
  const form = planFormOf(canary);
  const first = form.way === 'count' ? `${form.count} of them` : `${form.way === 'steps' ? form.steps : form.share} % of them`;
  return `Runs that write more than ${count(above)} prices begin with ${first}, watched for ${watchSays(form)}; at most ${form.errors} % may fail and ${form.drift} % differ.`;
}
