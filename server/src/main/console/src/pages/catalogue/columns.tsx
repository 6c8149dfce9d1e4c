import type { Product, Sku } from '../../api/types';
import type { Column } from '../../grid/model';
import { amount, count, NONE, percent } from '../../ui/format';
import { StatusBadge } from '../../ui/StatusBadge';

export type CatalogueRow = Sku | Product;

export const isSku = (row: CatalogueRow): row is Sku => 'sku' in row;

const skuOnly = (text: (sku: Sku) => string) => (row: CatalogueRow) => (isSku(row) ? text(row) : '');

const figure = { align: 'end', mono: true } as const;

/** The columns of SKUs, and of products in the same places; products have no order of their own. */
export function columnsOf(byProduct: boolean, onOpen: (sku: string) => void): Column<CatalogueRow>[] {
  const sortable = !byProduct;
  return [
    {
      key: 'sku',
      label: 'SKU',
      width: byProduct ? 190 : 164,
      mono: true,
      sortable,
      text: (row) => (isSku(row) ? row.sku : row.code),
      render: (row) =>
        isSku(row) ? (
          <button type="button" tabIndex={-1} className="sku-link" onClick={() => onOpen(row.sku)}>
            {row.sku}
          </button>
        ) : (
          row.code
        ),
    },
    {
      key: 'title',
      label: 'Product',
      width: 184,
      grow: true,
      sortable,
      text: (row) => row.title ?? '',
      render: (row) =>
        isSku(row) ? (
          row.title
        ) : (
          <>
            {row.title} <span className="variants">{count(row.skus)}</span>
          </>
        ),
    },
    { key: 'category', label: 'Category', width: byProduct ? 176 : 216, sortable, text: (row) => row.category ?? '' },
    { key: 'cost', label: 'Cost', width: 92, ...figure, sortable, text: skuOnly((sku) => amount(sku.prices.cost)) },
    { key: 'price', label: 'Price', width: byProduct ? 168 : 104, ...figure, sortable, text: priceText },
    {
      key: 'proposed',
      label: 'Proposed',
      width: 100,
      ...figure,
      text: skuOnly((sku) => amount(sku.proposal?.price)),
      render: (row) =>
        isSku(row) && row.proposal ? <span className="proposed">{amount(row.proposal.price)}</span> : isSku(row) ? NONE : '',
    },
    {
      key: 'margin',
      label: 'Margin',
      width: 88,
      ...figure,
      sortable,
      text: skuOnly((sku) => percent(sku.prices.marginPercent)),
    },
    { key: 'stock', label: 'Stock', width: 78, ...figure, sortable, text: stockText },
    {
      key: 'status',
      label: 'Status',
      width: 118,
      text: (row) => row.status,
      render: (row) => <StatusBadge state={row.status} />,
    },
  ];
}

function priceText(row: CatalogueRow): string {
  if (isSku(row)) {
    return amount(row.prices.sellingPrice ?? row.prices.listPrice);
  }
  const lowest = amount(row.lowest);
  const highest = amount(row.highest);
  return lowest === highest ? lowest : `${lowest} – ${highest}`;
}

const stockText = (row: CatalogueRow) => count(isSku(row) ? row.availability.stock : row.stock);
