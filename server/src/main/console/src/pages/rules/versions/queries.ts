import { useQuery } from '@tanstack/react-query';

import { get, Problem } from '../../../api/client';
import type { Branch, TableDiff } from '../../../api/authoring';
import type { Page } from '../../../api/types';
import { useScope } from '../../common/project';
import { ruleAt } from '../editor/queries';

/** A version's number, `draft` or `branch:name`. */
export type Side = string | number;

/** @param revision of the draft, so that another one is compared anew */
export function useDiff(rule: string, from: Side, to: Side, revision: number, enabled = true) {
  const scope = useScope();
  return useQuery({
    queryKey: [scope, 'rule', rule, 'diff', from, to, revision],
    queryFn: ({ signal }) => get<TableDiff>(ruleAt(rule, 'diff'), { query: { from, to }, signal }),
    retry: false,
    enabled,
  });
}

/** The drafts beside the draft; null where the server knows none. */
export function useBranches(rule: string, enabled = true) {
  const scope = useScope();
  return useQuery({
    queryKey: [scope, 'rule', rule, 'branches'],
    queryFn: async ({ signal }): Promise<readonly Branch[] | null> => {
      try {
        const answer = await get<Page<Branch> | readonly Branch[]>(ruleAt(rule, 'branches'), { signal });
        return 'items' in answer ? answer.items : answer;
      } catch (failure) {
        if (failure instanceof Problem && failure.unknownRoute) return null;
        throw failure;
      }
    },
    enabled,
  });
}
