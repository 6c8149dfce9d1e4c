import { useMutation, useQueryClient } from '@tanstack/react-query';

import { post, type Problem } from '../../api/client';
import type { DeadLetter, Run } from '../../api/runs';
import { pricesWere } from '../../ui/format';
import { notify } from '../../ui/notify';
import { useScope } from '../common/project';
import { refreshParts, refreshRuns, showRun } from '../runs/queries';
import { byRun } from './letters';

interface Outcome {
  readonly tried: number;
  readonly refused: readonly Problem[];
}

/** Gives prices that failed for good another three attempts; a run that refuses does not keep the others from it. */
export function useRequeue(onDone: () => void) {
  const scope = useScope();
  const queries = useQueryClient();
  return useMutation<Outcome, Problem, readonly DeadLetter[]>({
    mutationFn: async (letters) => {
      let tried = 0;
      const refused: Problem[] = [];
      for (const [run, targets] of byRun(letters)) {
        try {
          showRun(queries, scope, await requeue(run, targets, letters));
          tried += targets.length;
        } catch (problem) {
          refused.push(problem as Problem);
        }
      }
      return { tried, refused };
    },
    onSuccess: ({ tried, refused }) => {
      if (tried > 0) {
        notify.done('Tried again', `${pricesWere(tried)} given another three attempts.`);
        onDone();
      }
      refused.forEach((problem) => notify.problem(problem));
    },
    onSettled: (_outcome, _problem, letters) => {
      byRun(letters).forEach((_targets, run) => refreshParts(queries, scope, run));
      refreshRuns(queries, scope);
      return queries.invalidateQueries({ queryKey: [scope, 'dead-letters'] });
    },
  });
}

/** Whoever is here was told what would only fail again. */
function requeue(run: string, targets: readonly string[], letters: readonly DeadLetter[]): Promise<Run> {
  const [only] = letters;
  return letters.length === 1 && only ? post<Run>(`/api/v1/dlq/${only.id}/requeue`, undefined, { query: { force: true } }) : post<Run>(`/api/v1/runs/${run}/retry-failed`, { targets });
}
