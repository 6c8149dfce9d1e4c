import { keepPreviousData, useQuery } from '@tanstack/react-query';

import { ask, get, Problem } from '../../../api/client';
import type { Blame, DraftImpact, Lint, RuleTests, Vocabulary } from '../../../api/authoring';
import type { Category } from '../../../api/types';
import { useScope } from '../../common/project';

export const ruleAt = (rule: string, part: string) => `/api/v1/rules/${rule}/${part}`;

/** Nothing where the server has no such route: an older one, whose console hides what it cannot do. */
async function ifThere<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (failure) {
    if (failure instanceof Problem && failure.unknownRoute) return null;
    throw failure;
  }
}

/** The words of the project's tables; null where the server does not tell them. */
export function useVocabulary(enabled = true) {
  const scope = useScope();
  return useQuery({
    queryKey: [scope, 'vocabulary'],
    queryFn: ({ signal }) => ifThere(get<Vocabulary>('/api/v1/vocabulary', { signal })),
    staleTime: 300_000,
    enabled,
  });
}

export function useCategories(enabled: boolean) {
  const scope = useScope();
  return useQuery({
    queryKey: [scope, 'category-paths'],
    queryFn: ({ signal }) => get<{ items: readonly Category[] }>('/api/v1/catalog/categories', { signal }),
    select: ({ items }) => items.map(({ path }) => path),
    staleTime: 300_000,
    enabled,
  });
}

/** What is wrong with the draft or branch as it was saved under this revision; another revision ends the question before. */
export function useLint(rule: string, branch: string, revision: number) {
  const scope = useScope();
  return useQuery({
    queryKey: [scope, 'rule', rule, 'lint', branch, revision],
    queryFn: ({ signal }) => ifThere(ask<Lint>(ruleAt(rule, 'lint'), {}, { signal, query: { branch } })),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 60_000,
  });
}

/** What the draft or branch of this revision would do to the catalogue. */
export function useDraftImpact(rule: string, branch: string, priceList: string | undefined, revision: number, enabled: boolean) {
  const scope = useScope();
  return useQuery({
    queryKey: [scope, 'rule', rule, 'impact', branch, priceList, revision],
    queryFn: ({ signal }) => ifThere(ask<DraftImpact>(ruleAt(rule, 'impact'), priceList ? { priceList } : {}, { signal, query: { branch } })),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 60_000,
    retry: false,
    enabled,
  });
}

/** The rule's tests, run on the draft or a branch. */
export function useTests(rule: string, branch: string, revision: number, enabled: boolean) {
  const scope = useScope();
  return useQuery({
    queryKey: [scope, 'rule', rule, 'tests', branch, revision],
    queryFn: ({ signal }) => ifThere(get<RuleTests>(ruleAt(rule, 'tests'), { signal, query: { branch } })),
    placeholderData: keepPreviousData,
    enabled,
  });
}

export function useBlame(rule: string, branch: string, revision: number, enabled: boolean) {
  const scope = useScope();
  return useQuery({
    queryKey: [scope, 'rule', rule, 'blame', branch, revision],
    queryFn: ({ signal }) => ifThere(get<Blame>(ruleAt(rule, 'blame'), { signal, query: { branch } })),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    enabled,
  });
}
