import type { DriftAction, DriftPolicy } from '../../api/policies';
import { isNumber, isWhole } from './figures';

/** As it is typed in. */
export interface DriftForm extends Omit<DriftPolicy, 'minorUnits' | 'percent'> {
  readonly minorUnits: string;
  readonly percent: string;
}

export const ACTIONS: Readonly<Record<DriftAction, string>> = {
  ALERT: 'Tell people',
  RESTORE: 'Write the intended price again',
  ADOPT: 'Take it over as the list price',
};

export function formOf(policy: DriftPolicy): DriftForm {
  return { ...policy, minorUnits: String(policy.minorUnits), percent: String(policy.percent) };
}

/** What is wrong with the tolerances, by field. */
export function mistakesOf({ minorUnits, percent }: DriftForm): Readonly<Partial<Record<'minorUnits' | 'percent', string>>> {
  return {
    ...(isWhole(minorUnits) ? {} : { minorUnits: 'A whole number' }),
    ...(isNumber(percent) && Number(percent) >= 0 && Number(percent) <= 100 ? {} : { percent: 'From 0 to 100' }),
  };
}

/** The policy that the form stands for; undefined while something in it is wrong. */
export function policyOf(form: DriftForm): DriftPolicy | undefined {
  return Object.keys(mistakesOf(form)).length > 0
    ? undefined
    : { ...form, minorUnits: Number(form.minorUnits), percent: Number(form.percent) };
}
