import { QueryClient } from '@tanstack/react-query';

import { Problem } from './problem';
import { session } from './session';

/**
 * What was read stands for a few seconds; only what may pass is asked for again. A browser that believes to be off the network
 * asks too: the server may be on the same machine, and if it is not, the reader is told instead of kept waiting.
 */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: 10_000,
      retry: (failures, error) => failures < 2 && error instanceof Problem && error.passing,
    },
    mutations: { networkMode: 'always', retry: false },
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
