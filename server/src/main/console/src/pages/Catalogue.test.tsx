import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { configure, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';

import { session } from '../api/session';
import Catalogue from './Catalogue';

const TOTAL = 1_000;
// a busy machine needs its time
vi.setConfig({ testTimeout: 30_000 });
configure({ asyncUtilTimeout: 10_000 });

const usd = (minorUnits: number) => ({ amount: (minorUnits / 100).toFixed(2), currency: 'USD', minorUnits });

const skuOf = (index: number) => ({
  sku: `SKU-${index}`,
  title: `Mug ${index}`,
  status: 'live',
  tags: [],
  attributes: {},
  prices: { priceList: 'web', at: '2026-01-01T00:00:00Z', sellingPrice: usd(1_999), cost: usd(700), marginPercent: 64.98 },
  availability: { onSale: true, stock: index },
});

let asked: URL[] = [];
let accepted: string | null;
let answers: (address: URL) => [number, unknown];

function api(address: URL): [number, unknown] {
  const query = address.searchParams;
  const offset = Number(query.get('offset'));
  switch (address.pathname) {
    case '/api/auth/me':
      return [200, { user: { id: 'u', name: 'Bo' }, tenant: {}, projects: [{ slug: 'shop', role: 'VIEWER', currency: 'USD' }] }];
    case '/api/v1/price-lists':
      return [200, { items: [{ id: '1', slug: 'web', name: 'Web', currency: 'USD' }, { id: '2', slug: 'b2b', name: 'Resellers', currency: 'EUR' }] }];
    case '/api/v1/catalog/categories':
      return [200, { items: [{ path: 'Mugs', skus: 3 }, { path: 'Mugs > Tall', skus: 1 }] }];
    case '/api/v1/catalog': {
      if (query.get('product')) return [200, { items: [skuOf(7), skuOf(8)] }];
      const total = query.get('q') === 'nothing' ? 0 : TOTAL;
      return [200, { total, items: Array.from({ length: Math.min(100, total) }, (_, index) => skuOf(offset + index)) }];
    }
    case '/api/v1/products':
      return [200, { total: 2, items: [0, 1].map((n) => ({ code: `P-${n}`, title: 'Mug', status: 'live', skus: 2, lowest: usd(900), highest: usd(1_900) })) }];
    default:
      return [404, { title: 'No such thing' }];
  }
}

beforeAll(() => {
  for (const name of ['offsetHeight', 'clientHeight', 'offsetWidth']) {
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => 600 });
  }
  Element.prototype.scrollTo = () => {};
});

beforeEach(() => {
  asked = [];
  answers = api;
  session.signIn({ accessToken: 't', tokenType: 'Bearer', expiresAt: '2999-01-01T00:00:00Z' });
  session.switchTo('shop');
  vi.stubGlobal('fetch', async (address: string, request: RequestInit) => {
    const url = new URL(address, 'http://localhost');
    asked.push(url);
    accepted = new Headers(request.headers).get('Accept');
    const [status, body] = answers(url);
    return new Response(JSON.stringify(body), { status });
  });
});
afterEach(() => vi.unstubAllGlobals());

function show(address = '/catalogue') {
  const location = memoryLocation({ path: address, record: true });
  render(
    <MantineProvider>
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <Router hook={location.hook} searchHook={location.searchHook}>
          <Catalogue />
        </Router>
      </QueryClientProvider>
    </MantineProvider>,
  );
  return { address: () => location.history.at(-1) };
}

const catalogueRequests = () => asked.filter(({ pathname }) => pathname === '/api/v1/catalog').map(({ search }) => search);

test('shows the first rows and how many there are, asking for one block', async () => {
  show();

  expect(await screen.findByText('SKU-0')).toBeTruthy();
  expect(await screen.findByText('1,000 SKUs · prices in USD')).toBeTruthy();
  expect(screen.getByRole('grid', { name: 'Catalogue' }).getAttribute('aria-rowcount')).toBe('1001');
  expect(catalogueRequests()).toEqual(['?priceList=web&offset=0&limit=100&count=true']);
});

test('the search waits for the typing to end and stands in the address', async () => {
  const { address } = show('/catalogue?sort=-price');
  await screen.findByText('SKU-0');
  for (const text of ['n', 'noth', 'nothing']) {
    fireEvent.change(screen.getByLabelText('Search by SKU or name'), { target: { value: text } });
  }

  expect(await screen.findByText('Nothing matches')).toBeTruthy();
  expect(address()).toBe('/catalogue?q=nothing&sort=-price');
  expect(catalogueRequests().filter((search) => search.includes('q='))).toEqual(['?priceList=web&q=nothing&sort=-price&offset=0&limit=100&count=true']);

  fireEvent.click(screen.getByText('Clear search and filters'));
  expect(await screen.findByText('SKU-0')).toBeTruthy();
});

test('an empty catalogue says how it is filled', async () => {
  answers = (url) => (url.pathname === '/api/v1/catalog' ? [200, { total: 0, items: [] }] : api(url));
  show();

  expect(await screen.findByText('No SKUs yet')).toBeTruthy();
});

test('a refusal is shown and can be tried again', async () => {
  answers = (url) => (url.pathname === '/api/v1/catalog' ? [503, { title: 'Not ready' }] : api(url));
  show();
  expect(await screen.findByText('Not ready')).toBeTruthy();

  answers = api;
  fireEvent.click(screen.getByText('Try again'));

  expect(await screen.findByText('SKU-0')).toBeTruthy();
});

test('a header orders the rows on the server', async () => {
  const { address } = show();
  await screen.findByText('SKU-0');
  fireEvent.click(screen.getByRole('columnheader', { name: 'Margin' }));

  await waitFor(() => expect(catalogueRequests().at(-1)).toBe('?priceList=web&sort=margin&offset=0&limit=100&count=true'));
  expect(address()).toBe('/catalogue?sort=margin');
});

test('products open to their SKUs, which are read then', async () => {
  show('/catalogue?group=product');
  await screen.findByText('P-0');
  expect(catalogueRequests()).toEqual([]);
  const rows = () => screen.getByRole('treegrid').querySelectorAll('.sheet-row');
  fireEvent.mouseDown(rows()[0]!.querySelector('[data-twist]')!, { button: 0 });

  expect(await screen.findByText('SKU-7')).toBeTruthy();
  expect(rows()[0]!.getAttribute('aria-expanded')).toBe('true');
  expect([...rows()].map((row) => row.getAttribute('aria-level'))).toEqual(['1', '2', '2', '1']);
  expect(catalogueRequests()).toEqual(['?priceList=web&product=P-0&limit=500']);
});

test('a SKU opens its history and the address says so', async () => {
  const { address } = show();
  fireEvent.click(await screen.findByText('SKU-3'));

  await waitFor(() => expect(address()).toBe('/catalogue?sku=SKU-3'));
  expect(await screen.findByRole('dialog')).toBeTruthy();
});

test('another price list is other prices', async () => {
  show();
  await screen.findByText('SKU-0');
  fireEvent.change(screen.getByLabelText('Price list'), { target: { value: 'b2b' } });

  expect(await screen.findByText('1,000 SKUs · prices in EUR')).toBeTruthy();
  expect(catalogueRequests().at(-1)).toBe('?priceList=b2b&offset=0&limit=100&count=true');
});

test('a project without a price list says so', async () => {
  answers = (url) => (url.pathname === '/api/v1/price-lists' ? [200, { items: [] }] : api(url));
  show();

  expect(await screen.findByText('No price list yet')).toBeTruthy();
});

test('the export is a CSV file of what is shown', async () => {
  const saved = vi.fn();
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:it', revokeObjectURL: () => {} }));
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved(this.download, this.href);
  });
  answers = (url) => (url.pathname === '/api/v1/catalog/export' ? [200, 'sku'] : api(url));
  show('/catalogue?q=mug&status=live');
  await screen.findByText('SKU-0');
  fireEvent.click(screen.getByRole('button', { name: 'Export' }));

  await waitFor(() => expect(saved).toHaveBeenCalledWith('catalogue.csv', 'blob:it'));
  expect(asked.at(-1)!.search).toBe('?priceList=web&q=mug&status=live');
  expect(accepted).toContain('text/csv');
});
