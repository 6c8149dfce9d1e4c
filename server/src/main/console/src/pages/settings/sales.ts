import type { Market, SaleOrder, SalePolicy } from '../../api/policies';

export interface SaleForm {
  readonly policy: SaleOrder;
  /** Those price lists for which the directive holds, by slug. */
  readonly omnibus: ReadonlyMap<string, Omit<Market, 'priceList'>>;
}

export const ORDERS: readonly { readonly value: SaleOrder; readonly label: string; readonly text: string }[] = [
  { value: 'BEST_FOR_CUSTOMER', label: 'The lowest price', text: 'Each sale is asked about the regular price; the lowest answer below it counts.' },
  { value: 'HIGHEST_PRIORITY', label: 'The highest priority alone', text: 'The sale with the highest priority decides alone.' },
  { value: 'COMPOUND', label: 'All, one after the other', text: 'Each sale is asked about the result of the one before, the highest priority first.' },
];

export function formOf({ policy, omnibus }: SalePolicy): SaleForm {
  return { policy, omnibus: new Map(omnibus.map(({ priceList, ...market }) => [priceList, market])) };
}

export function policyOf({ policy, omnibus }: SaleForm): SalePolicy {
  return {
    policy,
    omnibus: [...omnibus].map(([priceList, { progressive = true, youngGoods = true, perishableTag }]) => ({
      priceList,
      progressive,
      youngGoods,
      ...(perishableTag?.trim() ? { perishableTag: perishableTag.trim() } : {}),
    })),
  };
}

/** The markets with one changed, or taken out. */
export function withMarket({ omnibus, ...form }: SaleForm, priceList: string, market: Omit<Market, 'priceList'> | undefined): SaleForm {
  const next = new Map(omnibus);
  if (market) {
    next.set(priceList, market);
  } else {
    next.delete(priceList);
  }
  return { ...form, omnibus: next };
}

/** How the directive holds for a price list, in words. */
export function marketSays({ progressive = true, youngGoods = true, perishableTag }: Omit<Market, 'priceList'>): string {
  return [
    'compare-at is at most the lowest price of the 30 days before',
    progressive && 'a reduction that grows keeps its first one',
    youngGoods && 'young goods use their own time on sale',
    perishableTag && `goods tagged ${perishableTag} are exempt`,
  ]
    .filter(Boolean)
    .join('; ');
}
