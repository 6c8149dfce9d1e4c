import { keepPreviousData, type QueryClient, useInfiniteQuery, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

import { get } from '../../api/client';
import { openEvents } from '../../api/events';
import type { ApprovalPolicy, CanaryPolicy } from '../../api/policies';
import type { DeadLetter, Explanation, Impact, ReconciliationReport, Run, RunLine } from '../../api/runs';
import type { AuditEntry, Page } from '../../api/types';
import { useScope } from '../common/project';
import { canBegin, isMoving, progressOf } from './actions';

const runsKey = (scope: string) => [scope, 'runs'] as const;
const runKey = (scope: string, id: string) => [scope, 'run', id] as const;
/** The parts of a run that change while it is applied. */
const partKey = (scope: string, id: string, part: string) => [...runKey(scope, id), part] as const;

const PAGE = 50;
const LETTERS = 100;
/** A browser opens six connections to a server over HTTP/1.1, and the rest of the page needs some. */
const MOST_STREAMS = 3;

interface Pages {
  readonly pages: readonly Page<Run>[];
  readonly pageParams: readonly unknown[];
}

/** The runs of the project, newest first, read page by page. */
export function useRuns() {
  const scope = useScope();
  return useInfiniteQuery({
    queryKey: runsKey(scope),
    queryFn: ({ pageParam, signal }) => get<Page<Run>>('/api/v1/runs', { query: { limit: PAGE, cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    // all pages are read again: for a run that moves, should its stream break, and else as the reader comes back
    refetchInterval: ({ state }) => (state.data?.pages.some(({ items }) => items.some((run) => isMoving(run.state))) ? 20_000 : false),
  });
}

/** The states a run leaves when a person says so. */
const WAITING: ReadonlySet<string> = new Set(['PREVIEW', 'APPROVED', 'PAUSED', 'HALTED']);

export function useRun(id: string) {
  const scope = useScope();
  return useQuery({
    queryKey: runKey(scope, id),
    queryFn: ({ signal }) => get<Run>(`/api/v1/runs/${id}`, { signal }),
    // somebody else may decide about it
    refetchInterval: ({ state }) => (state.data && WAITING.has(state.data.state) ? 5_000 : 20_000),
  });
}

export function useApprovalPolicy(enabled: boolean) {
  const scope = useScope();
  return useQuery({
    queryKey: [scope, 'approval-policy'],
    queryFn: ({ signal }) => get<ApprovalPolicy>('/api/v1/approvals/policy', { signal }),
    staleTime: 60_000,
    enabled,
  });
}

/** What the project has an approved run begin with, unless whoever applies it says otherwise. */
export function useUsualCanary(run: Run) {
  const scope = useScope();
  const policy = useQuery({
    queryKey: [scope, 'canary-policy'],
    queryFn: ({ signal }) => get<CanaryPolicy>('/api/v1/canary/policy', { signal }),
    staleTime: 60_000,
    enabled: run.state === 'APPROVED' && run.kind === 'PRICE' && canBegin(run),
  });
  return run.state === 'APPROVED' && run.kind === 'PRICE' && canBegin(run) && progressOf(run).all > (policy.data?.above ?? 0) ? policy.data?.canary : undefined;
}

export function useImpact(id: string) {
  const scope = useScope();
  return useQuery({
    queryKey: partKey(scope, id, 'impact'),
    queryFn: ({ signal }) => get<Impact>(`/api/v1/runs/${id}/impact`, { signal }),
    staleTime: 60_000,
  });
}

export interface LineQuery {
  readonly outcome?: string;
  readonly state?: string;
  readonly table?: string;
  readonly row?: string;
  readonly q?: string;
  readonly sort?: string;
}

export const BLOCK = 100;

const linesOf = (scope: string, id: string, query: LineQuery, offset: number, limit: number) => ({
  queryKey: [...partKey(scope, id, 'lines'), query, offset, limit] as const,
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    get<Page<RunLine>>(`/api/v1/runs/${id}/lines`, {
      query: { ...query, offset, limit, count: offset === 0 ? true : undefined },
      signal,
    }),
});

/** The first lines of a selection, and how many there are in all. */
export function useFirstLines(id: string, query: LineQuery, enabled: boolean) {
  const scope = useScope();
  return useQuery({ ...linesOf(scope, id, query, 0, BLOCK), placeholderData: keepPreviousData, enabled });
}

export interface Block {
  readonly query: LineQuery;
  /** Counted in blocks, from 0. */
  readonly number: number;
}

/** Those parts of the lists that are on the screen; what has left it is not waited for. */
export function useBlocks(id: string, blocks: readonly Block[]) {
  const scope = useScope();
  return useQueries({
    queries: blocks.map(({ query, number }) => linesOf(scope, id, query, number * BLOCK, BLOCK)),
  });
}

/** The one line of a SKU. */
export function useLine(id: string, sku: string) {
  const scope = useScope();
  return useQuery({
    queryKey: [...partKey(scope, id, 'lines'), 'of', sku],
    queryFn: ({ signal }) => get<Page<RunLine>>(`/api/v1/runs/${id}/lines`, { query: { q: sku, limit: 50 }, signal }),
    select: (page) => page.items.find((line) => line.sku === sku),
  });
}

export function useExplanation(run: string, sku: string) {
  const scope = useScope();
  return useQuery({
    queryKey: [...runKey(scope, run), 'explanation', sku],
    queryFn: ({ signal }) => get<Explanation>(`/api/v1/runs/${run}/explain`, { query: { sku }, signal }),
    staleTime: Infinity,
  });
}

/** What people and Calibr did to the run; how each of its batches went is for those who look after jobs. */
export function useTimeline(id: string) {
  const scope = useScope();
  return useQuery({
    queryKey: partKey(scope, id, 'timeline'),
    queryFn: ({ signal }) =>
      get<Page<AuditEntry>>('/api/v1/audit', { query: { entity: 'run', entityId: id, without: 'job.', limit: 50 }, signal }),
  });
}

export function useReconciliation(id: string, enabled: boolean) {
  const scope = useScope();
  return useQuery({
    queryKey: partKey(scope, id, 'reconciliation'),
    // before the first time there is none
    queryFn: async ({ signal }) => (await get<ReconciliationReport | undefined>(`/api/v1/runs/${id}/reconcile`, { signal })) ?? null,
    enabled,
  });
}

/** What failed of a run for good, newest first, read page by page. */
export function useDeadLetters(id: string, enabled: boolean) {
  const scope = useScope();
  return useInfiniteQuery({
    queryKey: partKey(scope, id, 'dead-letters'),
    queryFn: ({ pageParam, signal }) => get<Page<DeadLetter>>(`/api/v1/runs/${id}/dlq`, { query: { limit: LETTERS, cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    enabled,
  });
}

/** Shows a run as it is now known, on its own page and in the list. */
export function showRun(queries: QueryClient, scope: string, run: Run): void {
  queries.setQueryData(runKey(scope, run.id), run);
  queries.setQueryData<Pages>(runsKey(scope), (before) => before && { ...before, pages: withRun(before.pages, run) });
}

/** The pages with one run replaced. */
export function withRun(pages: readonly Page<Run>[], run: Run): readonly Page<Run>[] {
  return pages.map((page) => ({ ...page, items: page.items.map((item) => (item.id === run.id ? run : item)) }));
}

/** Reads the lines, the audit and what else belongs to the run again. */
export function refreshParts(queries: QueryClient, scope: string, id: string): void {
  void queries.invalidateQueries({
    queryKey: runKey(scope, id),
    predicate: ({ queryKey }) => queryKey.length > 3 && queryKey[3] !== 'explanation',
  });
}

export function refreshRuns(queries: QueryClient, scope: string): void {
  void queries.invalidateQueries({ queryKey: runsKey(scope) });
}

const BETWEEN_REFRESHES = 2_000;

/**
 * Follows those runs that the worker has in hand, as the server tells of them.
 *
 * @param onEnd called with the last state told of a run that has come to rest
 */
export function useLive(runs: readonly Run[], onEnd?: (run: Run) => void): void {
  const scope = useScope();
  const queries = useQueryClient();
  const followed = runs
    .filter((run) => isMoving(run.state))
    .slice(0, MOST_STREAMS)
    .map(({ id }) => id)
    .join(' ');
  useEffect(() => {
    const stops = followed.split(' ').filter(Boolean).map((id) => follow(id));
    return () => stops.forEach((stop) => stop());

    function follow(id: string) {
      let refreshed = Date.now();
      let last: Run | undefined;
      return openEvents<Run>(`/api/v1/runs/${id}/events`, {
        onEvent: (run) => {
          last = run;
          showRun(queries, scope, run);
          if (Date.now() - refreshed > BETWEEN_REFRESHES) {
            refreshed = Date.now();
            refreshParts(queries, scope, id);
          }
          if (!isMoving(run.state)) {
            refreshParts(queries, scope, id);
            onEnd?.(run);
          }
        },
        // an older server ends the stream after half an hour; the interval of the query takes over
        onProblem: () => void queries.invalidateQueries({ queryKey: runKey(scope, last?.id ?? id), exact: true }),
      });
    }
    // what is done at the end does not restart the streams
  }, [followed, scope, queries]);
}
