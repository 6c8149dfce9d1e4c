import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import type { RunState } from '../../api/runs';
import { useRuns } from './queries';

let reads: number;
let state: RunState;

beforeEach(() => {
  vi.useFakeTimers();
  reads = 0;
  vi.stubGlobal('fetch', async () => {
    reads++;
    return Response.json({ items: [{ id: 'r1', state }] });
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function readsAfter(seconds: number) {
  const client = new QueryClient();
  const around = ({ children }: { readonly children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>;
  renderHook(useRuns, { wrapper: around });
  await act(() => vi.advanceTimersByTimeAsync(seconds * 1_000));
  return reads;
}

test('runs are read again while one of them moves', async () => {
  state = 'APPLYING';

  expect(await readsAfter(50)).toBe(3);
});

test('runs that rest are read once', async () => {
  state = 'PREVIEW';

  expect(await readsAfter(50)).toBe(1);
});
