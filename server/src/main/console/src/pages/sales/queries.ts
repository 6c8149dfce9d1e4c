import { type QueryClient, useInfiniteQuery, useQuery } from '@tanstack/react-query';

import { get } from '../../api/client';
import type { Sale, Schedule } from '../../api/sales';
import type { Page } from '../../api/types';
import { useScope } from '../common/project';

const PAGE = 50;
/** The clock opens and closes sales while one looks. */
const AGAIN = 30_000;
const SOON = 2_000;
const LATELY = 60_000;

function usePages<T>(part: 'layers' | 'schedules', query: Readonly<Record<string, string>> = {}) {
  const scope = useScope();
  return useInfiniteQuery({
    queryKey: [scope, 'sales', part, query],
    queryFn: ({ pageParam, signal }) => get<Page<T>>(`/api/v1/${part}`, { query: { ...query, limit: PAGE, cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    refetchInterval: AGAIN,
  });
}

/** The sales of the project, newest first. */
export const useSales = (state: string) => usePages<Sale>('layers', { state });

/** The schedules of the project, newest first. */
export const useSchedules = () => usePages<Schedule>('schedules');

/**
 * One sale with the runs it made.
 *
 * @param acted when somebody here last did something to it, in milliseconds: what comes of that is looked for at once
 */
export function useSale(id: string, acted: () => number) {
  const scope = useScope();
  return useQuery({
    queryKey: [scope, 'sales', 'layer', id],
    queryFn: ({ signal }) => get<Sale>(`/api/v1/layers/${id}`, { signal }),
    refetchInterval: () => (Date.now() - acted() < LATELY ? SOON : AGAIN),
  });
}

export function useSchedule(id: string) {
  const scope = useScope();
  return useQuery({
    queryKey: [scope, 'sales', 'schedule', id],
    queryFn: ({ signal }) => get<Schedule>(`/api/v1/schedules/${id}`, { signal }),
    refetchInterval: AGAIN,
  });
}

/** Reads the lists and what is open of them again. */
export function refreshSales(queries: QueryClient, scope: string): void {
  void queries.invalidateQueries({ queryKey: [scope, 'sales'] });
}
