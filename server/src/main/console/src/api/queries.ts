import { QueryClient } from '@tanstack/react-query';

import { Problem } from './problem';
import { session } from './session';

/** What was read stands for a few seconds; only what may pass is asked for again. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) => failures < 2 && error instanceof Problem && error.passing,
    },
    mutations: { retry: false },
  },
});

/** Nothing that was read stays behind when somebody else signs in, or the project changes. */
let before = session.get();
session.subscribe(() => {
  const now = session.get();
  if (now?.token !== before?.token) {
    queries.clear();
  } else if (now?.project !== before?.project) {
    queries.removeQueries({ predicate: (query) => query.queryKey[0] !== 'me' });
  }
  before = now;
});
