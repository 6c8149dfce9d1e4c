import { useQuery } from '@tanstack/react-query';

import { get } from './client';
import { session, useSession } from './session';
import type { Page, PriceList } from './types';

export interface Chosen {
  /** The list prices are shown of; undefined until the lists are read, and where there is none. */
  readonly list: PriceList | undefined;
  readonly lists: readonly PriceList[];
  readonly choose: (slug: string) => void;
}

/** All price lists of the project. */
export function usePriceLists(enabled = true) {
  return useQuery({
    queryKey: ['price-lists', useSession()?.project],
    queryFn: ({ signal }) => get<Page<PriceList>>('/api/v1/price-lists', { signal }),
    select: (page) => page.items,
    staleTime: 5 * 60_000,
    enabled,
  });
}

/** The price list the console shows: what was chosen in this tab, or the project's oldest. */
export function usePriceList(enabled = true): Chosen {
  const chosen = useSession()?.priceList;
  const lists = usePriceLists(enabled).data ?? [];
  // ids are in the order of time
  const oldest = lists.reduce<PriceList | undefined>((first, list) => (first && first.id < list.id ? first : list), undefined);
  return { list: lists.find(({ slug }) => slug === chosen) ?? oldest, lists, choose: session.showPrices };
}
