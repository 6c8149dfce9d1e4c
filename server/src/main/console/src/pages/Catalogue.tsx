import './catalogue/catalogue.css';

import { Button, NativeSelect } from '@mantine/core';
import { IconPackage, IconSearchOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'wouter';

import { get } from '../api/client';
import { useProject } from '../api/me';
import { usePriceList } from '../api/priceList';
import type { Page, PriceList } from '../api/types';
import { placeOf } from '../grid/places';
import { Sheet, type SheetHandle } from '../grid/Sheet';
import { EmptyState } from '../ui/EmptyState';
import { count } from '../ui/format';
import { PageHead } from '../ui/PageHead';
import { PageSkeleton } from '../ui/PageSkeleton';
import { ProblemState } from '../ui/ProblemState';
import { Export, NewDryRun } from './catalogue/Actions';
import { type CatalogueRow, columnsOf, isSku } from './catalogue/columns';
import { type CatalogueQuery, filtersOf, isFiltered, readQuery, writeQuery } from './catalogue/query';
import { type Rows, useProducts, useSkus } from './catalogue/rows';
import { Toolbar } from './catalogue/Toolbar';

const SkuDrawer = lazy(() => import('./catalogue/SkuDrawer'));

/** Every SKU with its price, what is proposed and what stands in the way; each opens its history. */
export default function Catalogue() {
  const { list, lists, choose } = usePriceList();
  const read = useQuery({
    queryKey: ['price-lists'],
    queryFn: ({ signal }) => get<Page<PriceList>>('/api/v1/price-lists', { signal }),
  });
  if (list) {
    return <Listed key={list.slug} list={list} lists={lists} onList={choose} />;
  }
  return read.isPending ? (
    <PageSkeleton />
  ) : (
    <>
      <PageHead title="Catalogue" />
      {read.error ? (
        <ProblemState error={read.error} onRetry={() => void read.refetch()} />
      ) : (
        <EmptyState icon={<IconPackage size={28} />} title="No price list yet">
          Create one with POST /api/v1/price-lists, then import products.
        </EmptyState>
      )}
    </>
  );
}

interface ListedProps {
  readonly list: PriceList;
  readonly lists: readonly PriceList[];
  readonly onList: (slug: string) => void;
}

/** The catalogue with the prices of one list. */
function Listed({ list, lists, onList }: ListedProps) {
  const [address, setAddress] = useSearchParams();
  const query = readQuery(address);
  const change = useCallback(
    (part: Partial<CatalogueQuery>) =>
      setAddress((before) => writeQuery({ ...readQuery(before), ...part }), { replace: part.sku === undefined }),
    [setAddress],
  );
  const openSku = useCallback((sku: string) => change({ sku }), [change]);
  const project = useProject();
  const name = JSON.stringify([project?.slug, list.slug, query.byProduct, query.text, query.category, query.status]);
  const rows = useRows(query, list.slug, placeOf(name)?.rows);
  const sheet = useRef<SheetHandle>(null);
  const columns = useMemo(() => columnsOf(query.byProduct, openSku), [query.byProduct, openSku]);

  return (
    <div className="catalogue">
      <PageHead
        title="Catalogue"
        sub={summary(rows.total, query.byProduct ? 'products' : 'SKUs', list.currency)}
        actions={
          <>
            {lists.length > 1 && (
              <NativeSelect
                aria-label="Price list"
                value={list.slug}
                onChange={(event) => onList(event.currentTarget.value)}
                data={lists.map(({ slug, name }) => ({ value: slug, label: `${name} prices` }))}
              />
            )}
            <Export filters={filtersOf({ ...query, byProduct: false }, list.slug)} />
            <NewDryRun priceList={list.slug} />
          </>
        }
      />
      <Toolbar query={query} onChange={change} />
      {rows.error !== undefined && rows.total === undefined ? (
        <ProblemState error={rows.error} onRetry={rows.retry} />
      ) : rows.total === 0 ? (
        <Nothing query={query} onClear={() => change({ text: '', category: '', status: '' })} />
      ) : (
        <>
          {rows.error !== undefined && <SomeMissing onRetry={rows.retry} />}
          <Sheet<CatalogueRow>
            key={name}
            ref={sheet}
            remember={name}
            label="Catalogue"
            columns={columns}
            rowCount={rows.rowCount}
            getRow={rows.getRow}
            onVisible={rows.onVisible}
            sort={query.sort}
            onSort={(sort) => change({ sort })}
            onOpen={(row, index) => (isSku(row) ? openSku(row.sku) : rows.tree?.toggle(index))}
            {...(rows.tree && { tree: rows.tree })}
          />
        </>
      )}
      <History
        sku={query.sku}
        priceList={list.slug}
        onClose={() => change({ sku: undefined })}
        onClosed={() => sheet.current?.focus()}
      />
    </div>
  );
}

function summary(total: number | undefined, what: string, currency: string): string {
  return `${total === undefined ? 'All' : count(total)} ${what} · prices in ${currency}`;
}

const UNKNOWN = 30;

/** SKUs or products; the other ones are not asked for. */
function useRows(query: CatalogueQuery, priceList: string, expected: number = UNKNOWN): Rows {
  const skus = useSkus(filtersOf({ ...query, byProduct: false }, priceList), expected);
  const products = useProducts(filtersOf({ ...query, byProduct: true }, priceList), expected);
  return query.byProduct ? products : skus;
}

interface HistoryProps {
  readonly sku: string | undefined;
  readonly priceList: string;
  readonly onClose: () => void;
  readonly onClosed: () => void;
}

/** The drawer, fetched when it is first wanted. */
function History({ sku, priceList, onClose, onClosed }: HistoryProps) {
  const [wanted, setWanted] = useState(sku);
  if (sku !== undefined && sku !== wanted) {
    setWanted(sku);
  }
  return wanted === undefined ? null : (
    <Suspense fallback={null}>
      <SkuDrawer sku={wanted} priceList={priceList} opened={sku !== undefined} onClose={onClose} onClosed={onClosed} />
    </Suspense>
  );
}

function Nothing({ query, onClear }: { readonly query: CatalogueQuery; readonly onClear: () => void }) {
  return isFiltered(query) ? (
    <EmptyState
      icon={<IconSearchOff size={28} />}
      title="Nothing matches"
      action={
        <Button variant="default" onClick={onClear}>
          Clear search and filters
        </Button>
      }
    >
      No SKU has all of what was asked for.
    </EmptyState>
  ) : (
    <EmptyState icon={<IconPackage size={28} />} title="No SKUs yet">
      Import a CSV file of products with POST /api/v1/catalog/import, or synchronise a channel.
    </EmptyState>
  );
}

function SomeMissing({ onRetry }: { readonly onRetry: () => void }) {
  return (
    <div className="catalogue-problem" role="alert">
      Some rows could not be read.
      <Button size="compact-sm" variant="default" onClick={onRetry}>
        Try again
      </Button>
    </div>
  );
}
