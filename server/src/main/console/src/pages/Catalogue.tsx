import './catalogue/catalogue.css';

import { Button } from '@mantine/core';
import { IconPackage, IconSearchOff } from '@tabler/icons-react';
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'wouter';

import { useProject } from '../api/me';
import { placeOf } from '../grid/places';
import { Sheet, type SheetHandle } from '../grid/Sheet';
import { EmptyState } from '../ui/EmptyState';
import { count } from '../ui/format';
import { PageHead } from '../ui/PageHead';
import { ProblemState } from '../ui/ProblemState';
import { Export, NewDryRun } from './catalogue/Actions';
import { type CatalogueRow, columnsOf, isSku } from './catalogue/columns';
import { type CatalogueQuery, filtersOf, isFiltered, readQuery, writeQuery } from './catalogue/query';
import { type Rows, useProducts, useSkus } from './catalogue/rows';
import { Toolbar } from './catalogue/Toolbar';

const SkuDrawer = lazy(() => import('./catalogue/SkuDrawer'));

/** Every SKU with its price, what is proposed and what stands in the way; each opens its history. */
export default function Catalogue() {
  const [address, setAddress] = useSearchParams();
  const query = readQuery(address);
  const change = useCallback(
    (part: Partial<CatalogueQuery>) =>
      setAddress((before) => writeQuery({ ...readQuery(before), ...part }), { replace: !('sku' in part) }),
    [setAddress],
  );
  const openSku = useCallback((sku: string) => change({ sku }), [change]);
  const project = useProject();
  const name = JSON.stringify([project?.slug, query.byProduct, query.text, query.category, query.status]);
  const rows = useRows(query, placeOf(name)?.rows);
  const sheet = useRef<SheetHandle>(null);
  const columns = useMemo(() => columnsOf(query.byProduct, openSku), [query.byProduct, openSku]);

  return (
    <div className="catalogue">
      <PageHead
        title="Catalogue"
        sub={`${rows.total === undefined ? 'Counting' : count(rows.total)} ${query.byProduct ? 'products' : 'SKUs'}${project?.currency ? ` · prices in ${project.currency}` : ''}`}
        actions={
          <>
            <Export filters={filtersOf({ ...query, byProduct: false })} />
            <NewDryRun />
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
      <History sku={query.sku} onClose={() => change({ sku: undefined })} onClosed={() => sheet.current?.focus()} />
    </div>
  );
}

const UNKNOWN = 30;

/** SKUs or products; the other ones are not asked for. */
function useRows(query: CatalogueQuery, expected: number = UNKNOWN): Rows {
  const skus = useSkus(filtersOf({ ...query, byProduct: false }), expected);
  const products = useProducts(filtersOf({ ...query, byProduct: true }), expected);
  return query.byProduct ? products : skus;
}

interface HistoryProps {
  readonly sku: string | undefined;
  readonly onClose: () => void;
  readonly onClosed: () => void;
}

/** The drawer, fetched when it is first wanted. */
function History({ sku, onClose, onClosed }: HistoryProps) {
  const [wanted, setWanted] = useState(sku);
  if (sku !== undefined && sku !== wanted) {
    setWanted(sku);
  }
  return wanted === undefined ? null : (
    <Suspense fallback={null}>
      <SkuDrawer sku={wanted} opened={sku !== undefined} onClose={onClose} onClosed={onClosed} />
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
      <Button size="compact-sm" variant="subtle" color="red.8" onClick={onRetry}>
        Try again
      </Button>
    </div>
  );
}
