import { useQuery } from '@tanstack/react-query';

import { get } from '../../api/client';
import type { Page, Rule, Rulebook, RuleHits, RuleTable, RuleVersion } from '../../api/types';
import { useScope } from '../common/project';

/** All of them: a project has tens of rules, and a page of the API five hundred. */
const ALL = 500;

export function useRules() {
  const scope = useScope();
  return useQuery({
    queryKey: [scope, 'rules'],
    queryFn: ({ signal }) => get<Page<Rule>>('/api/v1/rules', { query: { limit: ALL }, signal }),
    select: (page) => page.items,
  });
}

export function useRulebooks() {
  const scope = useScope();
  return useQuery({
    queryKey: [scope, 'rulebooks'],
    queryFn: ({ signal }) => get<Page<Rulebook>>('/api/v1/rulebooks', { query: { limit: ALL }, signal }),
    select: (page) => page.items,
  });
}

/** The published versions of a rule, newest first. */
export function useVersions(rule: string) {
  const scope = useScope();
  return useQuery({
    queryKey: [scope, 'rule', rule, 'versions'],
    queryFn: ({ signal }) => get<Page<RuleVersion>>(`/api/v1/rules/${rule}/versions`, { query: { limit: ALL }, signal }),
    select: (page) => [...page.items].sort((one, other) => other.number - one.number),
  });
}

/**
 * @param version a published one; the draft if it is left out
 * @param branch a draft beside the draft
 */
export function useTable(rule: string, version: string, enabled: boolean, branch = '') {
  const scope = useScope();
  return useQuery({
    queryKey: [scope, 'rule', rule, 'table', version, branch],
    queryFn: ({ signal }) => get<RuleTable>(`/api/v1/rules/${rule}/table`, { query: { version, branch }, signal }),
    enabled,
  });
}

/** How many SKUs each row fired for in the newest run that used the rule. */
export function useHits(rule: string, enabled: boolean) {
  const scope = useScope();
  return useQuery({
    queryKey: [scope, 'rule', rule, 'hits'],
    queryFn: ({ signal }) => get<RuleHits>(`/api/v1/rules/${rule}/hits`, { signal }),
    enabled,
  });
}
