import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { configure, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';

import { session } from '../../api/session';
import SkuDrawer from './SkuDrawer';

// jsdom draws nothing
vi.mock('./PriceChart', () => ({ default: () => null }));

// a busy machine needs its time
vi.setConfig({ testTimeout: 30_000 });
configure({ asyncUtilTimeout: 10_000 });

const usd = (minorUnits: number) => ({ amount: (minorUnits / 100).toFixed(2), currency: 'USD', minorUnits });
const mug = {
  sku: 'MUG',
  title: 'Blue mug',
  status: 'live',
  tags: [],
  attributes: {},
  prices: { priceList: 'web', at: '2026-01-09T00:00:00Z', sellingPrice: usd(1_799), compareAt: usd(1_999), cost: usd(700), marginPercent: 61.09 },
  availability: { onSale: true },
};
const byRun = { kind: 'RUN', price: usd(1_799), validFrom: '2026-01-05T00:00:00Z', recordedAt: '2026-01-05T00:00:00Z', run: 'run-1' };
const listed = { kind: 'LIST', price: usd(1_999), recordedAt: '2026-01-01T00:00:00Z' };
const explanation = { sku: 'MUG', outcome: 'PRICED', price: usd(1_799), reasons: [], steps: [], waterfall: [] };

let answers: Record<string, [number, unknown]>;

beforeEach(() => {
  session.signIn({ accessToken: 't', tokenType: 'Bearer', expiresAt: '2999-01-01T00:00:00Z' });
  session.switchTo('shop');
  answers = {
    '/api/auth/me': [200, { user: { id: 'u', name: 'Bo' }, tenant: {}, projects: [{ slug: 'shop', role: 'VIEWER', zone: 'UTC' }] }],
    '/api/v1/skus/MUG?priceList=web': [200, mug],
    '/api/v1/skus/MUG/prices?priceList=web&limit=500': [200, { items: [byRun, listed] }],
    '/api/v1/runs/run-1/explain?sku=MUG': [200, explanation],
    '/api/v1/runs?limit=50': [
      200,
      {
        items: [
          { id: 'undo', kind: 'UNDO', inputs: { list: { slug: 'web' } } },
          { id: 'other-list', kind: 'PRICE', inputs: { list: { slug: 'b2b' } } },
          { id: 'run-2', kind: 'PRICE', inputs: { list: { slug: 'web' } } },
        ],
      },
    ],
    '/api/v1/runs/run-2/explain?sku=MUG': [200, { ...explanation, outcome: 'HELD', price: undefined, wanted: usd(1_500), reasons: ['below the floor'] }],
  };
  vi.stubGlobal('fetch', async (address: string) => {
    const [status, body] = answers[address] ?? [404, { title: `No answer for ${address}` }];
    return new Response(JSON.stringify(body), { status });
  });
});
afterEach(() => vi.unstubAllGlobals());

function show() {
  const onClose = vi.fn();
  render(
    <MantineProvider>
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <Router hook={memoryLocation({ path: '/catalogue' }).hook}>
          <SkuDrawer sku="MUG" priceList="web" opened onClose={onClose} onClosed={() => {}} />
        </Router>
      </QueryClientProvider>
    </MantineProvider>,
  );
  return onClose;
}

test('the run that priced the SKU last says why, and leads to its review', async () => {
  show();

  expect(await screen.findByText('Final price')).toBeTruthy();
  expect(screen.getByRole('heading', { name: 'Why this price?' })).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Open the run' }).getAttribute('href')).toBe('/runs/run-1?sku=MUG');
  const rows = within(screen.getByRole('table')).getAllByRole('row').slice(1);
  expect(rows.map((row) => [...row.children].map(({ textContent }) => textContent))).toEqual([
    ['5 Jan 2026', '–', '17.99', '–', 'Run'],
    ['Always', '–', '19.99', '–', 'Catalogue'],
  ]);
});

test('a proposed price is explained by the run that proposes it', async () => {
  const proposal = { change: 'c', run: 'run-2', state: 'PENDING', price: usd(1_500) };
  answers['/api/v1/skus/MUG?priceList=web'] = [200, { ...mug, status: 'pending', proposal }];
  show();

  expect(await screen.findByRole('heading', { name: 'Why the proposed price?' })).toBeTruthy();
  expect((await screen.findByRole('link', { name: 'Open the run' })).getAttribute('href')).toBe('/runs/run-2?sku=MUG');
});

test('a SKU that is held is explained by the newest dry run of its price list', async () => {
  answers['/api/v1/skus/MUG?priceList=web'] = [200, { ...mug, status: 'held' }];
  show();

  expect(await screen.findByText('Below the floor')).toBeTruthy();
  expect(screen.getByRole('heading', { name: 'Why is the price held?' })).toBeTruthy();
  expect(screen.getByText('Wanted price')).toBeTruthy();
});

test('where no run priced the SKU it says so', async () => {
  answers['/api/v1/skus/MUG/prices?priceList=web&limit=500'] = [200, { items: [listed] }];
  show();
  expect(await screen.findByText(/^No run has priced this SKU yet/)).toBeTruthy();
  expect(screen.queryByRole('link', { name: 'Open the run' })).toBeNull();
});

test('where the catalogue has spoken since the run, its price holds and no run is shown for it', async () => {
  const since = { kind: 'LIST', price: usd(2_099), validFrom: '2026-01-07T00:00:00Z', recordedAt: '2026-01-06T00:00:00Z' };
  answers['/api/v1/skus/MUG/prices?priceList=web&limit=500'] = [200, { items: [since, byRun, listed] }];
  show();

  expect(await screen.findByText("The catalogue's price holds. It was set on 6 Jan 2026, from 7 Jan 2026.")).toBeTruthy();
  expect(screen.queryByText('Final price')).toBeNull();
  expect(screen.queryByRole('link', { name: 'Open the run' })).toBeNull();
});

test('where the runs cannot be read, it asks for them again', async () => {
  answers['/api/v1/skus/MUG?priceList=web'] = [200, { ...mug, status: 'held' }];
  const runs = answers['/api/v1/runs?limit=50']!;
  answers['/api/v1/runs?limit=50'] = [503, { title: 'Not just now' }];
  show();
  const again = await screen.findByRole('button', { name: 'Try again' });
  answers['/api/v1/runs?limit=50'] = runs;

  fireEvent.click(again);

  expect(await screen.findByText('Below the floor')).toBeTruthy();
});

test('a SKU that does not exist is a refusal, and the drawer closes with Escape', async () => {
  answers['/api/v1/skus/MUG?priceList=web'] = [404, { title: 'No such SKU', detail: 'MUG' }];
  const onClose = show();
  expect(await screen.findByText('No such SKU')).toBeTruthy();

  fireEvent.keyDown(screen.getByRole('dialog'), { key: 'Escape' });

  expect(onClose).toHaveBeenCalledOnce();
});
