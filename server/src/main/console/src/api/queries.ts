import { QueryClient } from '@tanstack/react-query';

import { Problem } from './problem';

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
