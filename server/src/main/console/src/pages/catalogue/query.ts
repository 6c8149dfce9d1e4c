import type { Query } from '../../api/client';
import type { SkuStatus } from '../../api/types';
import { readSort, type Sort, writeSort } from '../../grid/sort';

/** What the page shows; all of it is in the address. */
export interface CatalogueQuery {
  readonly text: string;
  readonly category: string;
  readonly status: SkuStatus | '';
  readonly sort: Sort | undefined;
  readonly byProduct: boolean;
  /** Whose history is open. */
  readonly sku: string | undefined;
}

export const STATUSES: readonly SkuStatus[] = ['live', 'pending', 'held', 'off'];
const SORTS = ['sku', 'title', 'category', 'cost', 'price', 'margin', 'stock'];

export function readQuery(address: URLSearchParams): CatalogueQuery {
  return {
    text: address.get('q') ?? '',
    category: address.get('category') ?? '',
    status: STATUSES.find((status) => status === address.get('status')) ?? '',
    sort: readSort(address.get('sort'), SORTS),
    byProduct: address.get('group') === 'product',
    sku: address.get('sku') ?? undefined,
  };
}

export function writeQuery(query: CatalogueQuery): Record<string, string> {
  const parts = {
    q: query.text,
    category: query.category,
    status: query.status,
    sort: writeSort(query.sort) ?? '',
    group: query.byProduct ? 'product' : '',
    sku: query.sku ?? '',
  };
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== ''));
}

export const isFiltered = ({ text, category, status }: CatalogueQuery): boolean =>
  text !== '' || category !== '' || status !== '';

/** The same as the API asks it; products know neither a status nor an order. */
export function filtersOf({ text, category, status, sort, byProduct }: CatalogueQuery, priceList: string): Query {
  const both = { priceList, q: text, category };
  return byProduct ? both : { ...both, status, sort: writeSort(sort) };
}
