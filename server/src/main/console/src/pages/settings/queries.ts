import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { getVersioned, ifMatch, type Problem, put } from '../../api/client';
import { notify } from '../../ui/notify';
import { useScope } from '../common/project';

/** What a project decides, by where it is kept; the keys are those under which other pages read it. */
const POLICIES = {
  approvals: { path: '/api/v1/approvals/policy', key: 'approval-policy' },
  canary: { path: '/api/v1/canary/policy', key: 'canary-policy' },
  sales: { path: '/api/v1/layers/policy', key: 'sale-policy' },
  drift: { path: '/api/v1/reconcile/policy', key: 'drift-policy' },
} as const;

type Name = keyof typeof POLICIES;

export function usePolicy<T>(name: Name) {
  const scope = useScope();
  const { path, key } = POLICIES[name];
  return useQuery({ queryKey: [scope, key, 'versioned'], queryFn: ({ signal }) => getVersioned<T>(path, { signal }) });
}

/** A policy, and the version that its author saw before. */
interface Wanted<T> {
  readonly policy: T;
  readonly seen: number | undefined;
}

/** Decides it anew, as a whole. */
export function useDecide<T>(name: Name, onDone: () => void) {
  const scope = useScope();
  const queries = useQueryClient();
  const { path, key } = POLICIES[name];
  return useMutation<T, Problem, Wanted<T>>({
    mutationFn: ({ policy, seen }) => put<T>(path, policy, seen === undefined ? {} : { headers: ifMatch(seen) }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: [scope, key] });
      onDone();
      notify.done('Saved');
    },
  });
}
