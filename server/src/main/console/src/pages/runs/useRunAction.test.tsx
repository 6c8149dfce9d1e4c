import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';

import type { Run } from '../../api/runs';
import { useRunAction } from './useRunAction';

const run: Run = {
  id: 'r1',
  kind: 'PRICE',
  state: 'PREVIEW',
  inputs: { priceList: 'p', asOf: '2026-01-01T00:00:00Z' },
  people: { requestedBy: 'bo' },
  times: { createdAt: '2026-01-01T00:00:00Z' },
  counts: { priced: 2 },
  targets: { all: 2, preview: 2 },
};

/** What the server would say, and when. */
let answer: (response: Response) => void;
let asked: { readonly path: string; readonly key: string | null; readonly body: unknown }[];

beforeEach(() => {
  asked = [];
  vi.stubGlobal('fetch', (path: string, request: RequestInit) => {
    asked.push({ path, key: new Headers(request.headers).get('Idempotency-Key'), body: request.body });
    return new Promise<Response>((resolve) => (answer = resolve));
  });
});
afterEach(() => vi.unstubAllGlobals());

function pageOf(shown: Run) {
  const queries = new QueryClient();
  const location = memoryLocation({ path: '/runs/r1' });
  queries.setQueryData(['', 'run', 'r1'], shown);
  queries.setQueryData(['', 'runs'], { pages: [{ items: [shown] }], pageParams: [''] });
  const around = ({ children }: { readonly children: ReactNode }) => (
    <QueryClientProvider client={queries}>
      <Router hook={location.hook}>{children}</Router>
    </QueryClientProvider>
  );
  const { result } = renderHook(() => useRunAction(shown), { wrapper: around });
  return {
    action: result,
    state: () => queries.getQueryData<Run>(['', 'run', 'r1'])?.state,
    stateInList: () => queries.getQueryData<{ pages: { items: Run[] }[] }>(['', 'runs'])?.pages[0]?.items[0]?.state,
  };
}

const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });

describe('a decision about a run', () => {
  it('is shown before the server has answered, on the page and in the list', async () => {
    const page = pageOf(run);

    act(() => page.action.current.act('approve'));

    await waitFor(() => expect(page.state()).toBe('APPROVED'));
    expect(page.stateInList()).toBe('APPROVED');
    await waitFor(() => expect(asked).toHaveLength(1));
    expect(asked[0]).toEqual({ path: '/api/v1/runs/r1/approve', key: expect.stringMatching(/^[0-9a-f]{32}$/), body: null });
    expect(page.action.current.busy).toBe('approve');
  });

  it('is what the server answers in the end', async () => {
    const page = pageOf(run);
    act(() => page.action.current.act('approve'));
    await waitFor(() => expect(asked).toHaveLength(1));

    await act(async () => answer(json(200, { ...run, state: 'EXPIRED' })));

    await waitFor(() => expect(page.state()).toBe('EXPIRED'));
    expect(page.action.current.refusal).toBeUndefined();
  });

  it('is taken back if the server refuses, and says why', async () => {
    const page = pageOf(run);
    act(() => page.action.current.act('approve'));
    await waitFor(() => expect(page.state()).toBe('APPROVED'));

    await act(async () =>
      answer(json(403, { type: '/problems/self-approval', title: 'Nobody approves their own run or sale', status: 403 })),
    );

    await waitFor(() => expect(page.state()).toBe('PREVIEW'));
    expect(page.stateInList()).toBe('PREVIEW');
    expect(page.action.current.refusal).toMatchObject({ action: 'approve', problem: { kind: 'self-approval', status: 403 } });
  });

  it('is a wish of its own each time', async () => {
    const page = pageOf(run);

    act(() => page.action.current.act('approve'));
    await waitFor(() => expect(asked).toHaveLength(1));
    await act(async () => answer(json(409, { title: 'Somebody else moved the run at the same moment' })));
    act(() => page.action.current.act('approve'));
    await waitFor(() => expect(asked).toHaveLength(2));

    expect(asked[0]?.key).not.toBe(asked[1]?.key);
  });

  it('names the prices of an undo in part, with the reason beside them', async () => {
    const page = pageOf({ ...run, state: 'APPLIED' });

    act(() => page.action.current.act('undo', { reason: 'too cheap', skus: ['A', 'B'] }));
    await waitFor(() => expect(asked).toHaveLength(1));

    expect(asked[0]).toMatchObject({ path: '/api/v1/runs/r1/rollback', body: JSON.stringify({ skus: ['A', 'B'], reason: 'too cheap' }) });
    expect(page.state()).toBe('APPLIED');
  });

  it('applies a run with the canary it is to begin with', async () => {
    const page = pageOf({ ...run, state: 'APPROVED' });

    act(() => page.action.current.act('apply', { canary: { share: 5, watch: 'PT10M' } }));
    await waitFor(() => expect(asked).toHaveLength(1));

    expect(asked[0]).toMatchObject({ path: '/api/v1/runs/r1/apply', body: JSON.stringify({ canary: { share: 5, watch: 'PT10M' } }) });
    expect(page.state()).toBe('QUEUED');
  });
});
