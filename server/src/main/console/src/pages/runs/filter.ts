import type { Run } from '../../api/runs';
import { runTitle } from '../../ui/format';

export interface RunFilter {
  readonly q: string;
  readonly state: string;
  readonly kind: string;
}

/** The states a person looks for, and those of a run that go with each. */
export const STATE_GROUPS: Readonly<Record<string, { readonly label: string; readonly states: readonly Run['state'][] }>> = {
  waiting: { label: 'Waits for somebody', states: ['PREVIEW', 'APPROVED', 'PAUSED', 'HALTED'] },
  running: { label: 'Under way', states: ['QUEUED', 'APPLYING'] },
  applied: { label: 'Applied', states: ['APPLIED'] },
  failed: { label: 'Failed, in part or whole', states: ['PARTIAL', 'FAILED'] },
  dropped: { label: 'Rejected, expired or cancelled', states: ['REJECTED', 'EXPIRED', 'CANCELLED'] },
  undone: { label: 'Rolled back', states: ['ROLLED_BACK', 'PARTLY_ROLLED_BACK'] },
};

/** Those of the runs that the filter wants: by the words in their rules, price list, people or id. */
export function filterRuns(runs: readonly Run[], { q, state, kind }: RunFilter): readonly Run[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  const states = STATE_GROUPS[state]?.states;
  return runs.filter((run) => {
    const text = searched(run);
    return (
      (!states || states.includes(run.state)) &&
      (kind === '' || run.kind === kind) &&
      words.every((word) => text.includes(word))
    );
  });
}

function searched({ id, inputs, people, ...run }: Run): string {
  return [
    id,
    runTitle({ inputs, ...run }),
    inputs.rules?.slug,
    inputs.list?.name,
    inputs.list?.slug,
    people.requester?.name,
    people.approver?.name,
  ]
    .join(' ')
    .toLowerCase();
}
