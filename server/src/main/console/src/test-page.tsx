import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';

import { theme } from './theme';

/** Renders a part of the console at an address, with nothing read yet; gives the addresses that were visited. */
export function renderAt(path: string, part: ReactNode): { readonly visited: readonly string[] } {
  const { hook, searchHook, history } = memoryLocation({ path, record: true });
  render(
    <MantineProvider theme={theme} env="test">
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <Router hook={hook} searchHook={searchHook}>
          {part}
        </Router>
      </QueryClientProvider>
    </MantineProvider>,
  );
  return { visited: history };
}
