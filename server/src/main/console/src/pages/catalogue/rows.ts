import { useCallback, useMemo, useState } from 'react';

import { get, type Query } from '../../api/client';
import type { Page, Product, Sku } from '../../api/types';
import type { Page as Block } from '../../grid/blocks';
import { Outline } from '../../grid/outline';
import type { SheetTree } from '../../grid/Sheet';
import { useBlocks } from '../../grid/useBlocks';
import { notify } from '../../ui/notify';
import type { CatalogueRow } from './columns';

/** The rows of the page as its sheet takes them. */
export interface Rows {
  /** SKUs, or products; unknown before the first answer. */
  readonly total: number | undefined;
  readonly error: unknown;
  readonly retry: () => void;
  readonly rowCount: number;
  readonly getRow: (index: number) => CatalogueRow | undefined;
  readonly onVisible: (first: number, last: number) => void;
  readonly tree?: SheetTree;
}

function useList<R>(path: string, filters: Query) {
  const asked = JSON.stringify(filters);
  const load = useCallback(
    async (offset: number, limit: number, signal: AbortSignal): Promise<Block<R>> => {
      const query = { ...(JSON.parse(asked) as Query), offset, limit, count: true };
      const page = await get<Page<R>>(path, { query, signal });
      return { total: page.total ?? offset + page.items.length, rows: page.items };
    },
    [path, asked],
  );
  return { ...useBlocks(load), load };
}

export function useSkus(filters: Query, expected: number): Rows {
  const list = useList<Sku>('/api/v1/catalog', filters);
  return { ...list, rowCount: list.total ?? expected };
}

const CHILDREN = 500;

/** Products, each of which opens to its SKUs; these are read when it is first opened. */
export function useProducts(filters: Query, expected: number): Rows {
  const { load, total, getRow: productAt, onVisible, error, retry } = useList<Product>('/api/v1/products', filters);
  const [opened, setOpened] = useState<{ of: unknown; skus: ReadonlyMap<number, readonly (Sku | undefined)[]> }>();
  // other filters, other products: what was open is not among them
  const open = useMemo(() => (opened?.of === load ? opened.skus : new Map<number, readonly (Sku | undefined)[]>()), [opened, load]);
  const outline = useMemo(
    () => new Outline(total ?? expected, new Map([...open].map(([product, skus]) => [product, skus.length]))),
    [total, expected, open],
  );

  const change = useCallback(
    (product: number, skus: readonly (Sku | undefined)[] | undefined, onlyIfOpen = false) =>
      setOpened((before) => {
        const next = new Map(before?.of === load ? before.skus : []);
        if (onlyIfOpen && !next.has(product)) return before;
        if (skus) next.set(product, skus);
        else next.delete(product);
        return { of: load, skus: next };
      }),
    [load],
  );
  const toggle = (index: number) => {
    const { parent } = outline.at(index);
    const product = productAt(parent);
    if (open.has(parent) || !product) {
      change(parent, undefined);
      return;
    }
    change(parent, Array.from({ length: product.skus }));
    get<Page<Sku>>('/api/v1/catalog', { query: { priceList: filters.priceList, product: product.code, limit: CHILDREN } }).then(
      (page) => change(parent, page.items, true),
      (problem: unknown) => {
        change(parent, undefined);
        notify.problem(problem);
      },
    );
  };

  const getRow = (index: number) => {
    const { parent, child } = outline.at(index);
    return child === undefined ? productAt(parent) : open.get(parent)?.[child];
  };
  const visible = useCallback(
    (first: number, last: number) => onVisible(outline.at(first).parent, outline.at(last).parent),
    [onVisible, outline],
  );
  const tree: SheetTree = {
    level: (index) => (outline.at(index).child === undefined ? 1 : 2),
    expanded: (index) => {
      const { parent, child } = outline.at(index);
      return child === undefined ? open.has(parent) : undefined;
    },
    toggle,
  };
  return { total, error, retry, rowCount: outline.count, getRow, onVisible: visible, tree };
}
