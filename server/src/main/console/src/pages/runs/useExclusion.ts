import { useMutation, useQueryClient } from '@tanstack/react-query';

import { post, type Problem } from '../../api/client';
import type { Run } from '../../api/runs';
import { pricesWere } from '../../ui/format';
import { notify } from '../../ui/notify';
import { useScope } from '../common/project';
import { refreshParts, showRun, useApprovalPolicy } from './queries';

interface Wanted {
  readonly way: 'exclude' | 'include';
  readonly skus: readonly string[];
  readonly reason?: string | undefined;
  readonly done?: (() => void) | undefined;
}

/** Leaves lines of a preview out, and takes them back; what was just left out can be taken back from the toast. */
export function useExclusion(run: Run) {
  const scope = useScope();
  const queries = useQueryClient();
  const policy = useApprovalPolicy(run.state === 'PREVIEW');
  const mutation = useMutation<Run, Problem, Wanted>({
    mutationFn: ({ way, skus, reason }) => post<Run>(`/api/v1/runs/${run.id}/lines/${way}`, { skus, ...(reason ? { reason } : {}) }),
    onSuccess: (answer, { way, skus, done }) => {
      showRun(queries, scope, answer);
      done?.();
      if (way === 'exclude') {
        notify.done('Excluded', `${pricesWere(skus.length)} excluded.`, {
          label: 'Take back',
          run: () => mutation.mutate({ way: 'include', skus }),
        });
      }
    },
    onError: (problem) => notify.problem(problem),
    onSettled: () => refreshParts(queries, scope, run.id),
  });
  return {
    exclude: (skus: readonly string[], reason: string | undefined, done: () => void) => mutation.mutate({ way: 'exclude', skus, reason, done }),
    include: (skus: readonly string[], done: () => void) => mutation.mutate({ way: 'include', skus, done }),
    busy: mutation.isPending,
    reasonRequired: policy.data?.reasonRequired ?? false,
  };
}
