import { useInfiniteQuery, useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';

import { get, post, type Problem, remove } from '../../api/client';
import type { Connector, Freeze, Health, Reconciliation } from '../../api/connectors';
import type { DeadLetter } from '../../api/runs';
import type { Connection, Page } from '../../api/types';
import { notify } from '../../ui/notify';
import { useScope } from '../common/project';

/** Channels ask for patience and lift it while one looks. */
const AGAIN = 15_000;
const LETTERS = 20;

export function useConnectors() {
  const scope = useScope();
  return useQuery({
    queryKey: [scope, 'connectors'],
    queryFn: ({ signal }) => get<readonly Connector[]>('/api/v1/connectors', { signal }),
    refetchInterval: AGAIN,
  });
}

/** The connections as they are now; what pages call them by may be older. */
export function useConnectionStates() {
  const scope = useScope();
  return useQuery({
    queryKey: [scope, 'connections'],
    queryFn: ({ signal }) => get<Page<Connection>>('/api/v1/connections', { signal }),
    select: (page) => page.items,
    refetchInterval: AGAIN,
  });
}

/** The last reading of each connection, in their order; null for one that was never read. */
export function useLastReadings(connections: readonly Connection[]) {
  const scope = useScope();
  return useQueries({
    queries: connections.map(({ id }) => ({
      queryKey: [scope, 'readings', id],
      queryFn: async ({ signal }: { signal: AbortSignal }) => {
        const page = await get<Page<Reconciliation>>('/api/v1/reconciliations', { query: { channel: id, limit: 1 }, signal });
        return page.items[0] ?? null;
      },
      refetchInterval: 4 * AGAIN,
    })),
  });
}

/** Prices of any run that failed for good, newest first; of one failure and one connection, where they are named. */
export function useLetters(failure: string, channel: string) {
  const scope = useScope();
  return useInfiniteQuery({
    queryKey: [scope, 'dead-letters', failure, channel],
    queryFn: ({ pageParam, signal }) => get<Page<DeadLetter>>('/api/v1/dlq', { query: { class: failure, channel, limit: LETTERS, cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    refetchInterval: 4 * AGAIN,
  });
}

/** Why the project's prices are frozen; null if they are not. */
export function useFreeze() {
  const scope = useScope();
  return useQuery({
    queryKey: [scope, 'freeze'],
    queryFn: async ({ signal }) => (await get<Freeze | undefined>('/api/v1/freeze', { signal })) ?? null,
    refetchInterval: AGAIN,
  });
}

/** Asks the channel itself, when somebody wants to know. */
export function useHealthCheck(connection: string) {
  return useMutation<Health, Problem>({ mutationFn: () => get<Health>(`/api/v1/connections/${connection}/health`) });
}

export type FreezeWish = { readonly freeze: string } | 'lift';

/**
 * Freezes prices, or lifts that.
 *
 * @param connection of all the project if there is none
 */
export function useFreezing(connection?: string) {
  const scope = useScope();
  const queries = useQueryClient();
  const path = connection ? `/api/v1/connections/${connection}/freeze` : '/api/v1/freeze';
  return useMutation<unknown, Problem, FreezeWish>({
    mutationFn: (wish) => (wish === 'lift' ? remove(path) : post(path, { reason: wish.freeze })),
    onSuccess: (_answer, wish) => notify.done(wish === 'lift' ? 'Prices may be written again' : 'Prices are frozen'),
    onError: (problem) => notify.problem(problem),
    onSettled: () => queries.invalidateQueries({ queryKey: [scope, connection ? 'connections' : 'freeze'] }),
  });
}
