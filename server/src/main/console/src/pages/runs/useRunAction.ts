import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';

import { newKey, post, type Problem } from '../../api/client';
import type { CanaryRequest, ReconciliationReport, Run } from '../../api/runs';
import { count } from '../../ui/format';
import { notify } from '../../ui/notify';
import { useScope } from '../common/project';
import { type Action, afterAction } from './actions';
import { refreshParts, refreshRuns, showRun } from './queries';

/** What belongs to a wish. */
export interface Wish {
  readonly reason?: string | undefined;
  /** Of an undo: those to put back, all if there are none. */
  readonly skus?: readonly string[];
  /** Of an application: how to begin with a few prices. */
  readonly canary?: CanaryRequest;
}

interface Wanted extends Wish {
  readonly action: Action;
  readonly key: string;
}

const PATHS: Readonly<Record<Action, string>> = {
  approve: 'approve',
  reject: 'reject',
  apply: 'apply',
  pause: 'pause',
  resume: 'resume',
  cancel: 'cancel',
  retry: 'retry-failed',
  reconcile: 'reconcile',
  undo: 'rollback',
};

const DONE: Readonly<Partial<Record<Action, string>>> = {
  approve: 'Run approved',
  reject: 'Run rejected',
  pause: 'Run paused',
  resume: 'Run goes on',
  cancel: 'Run cancelled',
  retry: 'Failed prices are tried again',
};

/**
 * Does something to a run. The page shows at once what the run will be, and what it was if the server refuses.
 *
 * @param run as it stands
 */
export function useRunAction(run: Run) {
  const scope = useScope();
  const queries = useQueryClient();
  const [, go] = useLocation();

  const mutation = useMutation<Run | ReconciliationReport, Problem, Wanted, Run>({
    mutationFn: ({ action, key, ...wish }) =>
      post<Run | ReconciliationReport>(`/api/v1/runs/${run.id}/${PATHS[action]}`, bodyOf(wish), {
        query: { reason: wish.skus ? undefined : wish.reason, selection: action === 'approve' ? run.approval?.selection : undefined },
        idempotencyKey: key,
      }),
    onMutate: async ({ action }) => {
      // a read under way would show the old state again
      await queries.cancelQueries({ queryKey: [scope, 'run', run.id], exact: true });
      const after = afterAction(run, action);
      if (after !== run) {
        showRun(queries, scope, after);
      }
      return run;
    },
    onError: (_problem, { action }, before) => {
      if (before && afterAction(before, action) !== before) {
        showRun(queries, scope, before);
      }
      void queries.invalidateQueries({ queryKey: [scope, 'run', run.id], exact: true });
    },
    onSuccess: (answer, { action }) => {
      if (action === 'undo') {
        const undo = answer as Run;
        refreshRuns(queries, scope);
        notify.done('The undo is a run of its own', 'It puts back what was there before, once it is approved.');
        go(`/runs/${undo.id}`);
        return;
      }
      if (action === 'reconcile') {
        const report = answer as ReconciliationReport;
        notify.done('Read back from the channel', `${count(report.counts.matched ?? 0)} as intended, ${count(report.items.length)} not`);
      } else {
        showRun(queries, scope, answer as Run);
        const said = DONE[action];
        if (action === 'approve' && (answer as Run).state === 'PREVIEW') {
          notify.done('You have approved', 'One more person has to agree.');
        } else if (said) {
          notify.done(said);
        }
      }
    },
    onSettled: () => refreshParts(queries, scope, run.id),
  });

  return {
    /** Each call is a new wish, with a key of its own. */
    act: (action: Action, wish: Wish = {}) => mutation.mutate({ action, key: newKey(), ...wish }),
    busy: mutation.isPending ? mutation.variables.action : undefined,
    refusal: mutation.isError ? { action: mutation.variables.action, problem: mutation.error } : undefined,
    dismiss: mutation.reset,
  };
}

/** A reason alone stands in the address. */
function bodyOf({ reason, skus, canary }: Wish) {
  return skus ? { skus, ...(reason ? { reason } : {}) } : canary && { canary };
}
