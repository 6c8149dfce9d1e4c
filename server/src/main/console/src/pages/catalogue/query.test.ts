import fc from 'fast-check';
import { expect, test } from 'vitest';

import { type CatalogueQuery, filtersOf, isFiltered, readQuery, writeQuery } from './query';

const query: fc.Arbitrary<CatalogueQuery> = fc.record({
  text: fc.string(),
  category: fc.constantFrom('', 'Bikes', 'Bikes > Road Bikes'),
  status: fc.constantFrom('', 'live', 'pending', 'held', 'off'),
  sort: fc.option(fc.record({ key: fc.constantFrom('sku', 'price', 'margin'), descending: fc.boolean() }), { nil: undefined }),
  byProduct: fc.boolean(),
  sku: fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
});

test('the address holds all that the page shows', () => {
  fc.assert(
    fc.property(query, (query) => {
      expect(readQuery(new URLSearchParams(writeQuery(query)))).toEqual(query);
    }),
  );
});

test('an address with unknown words shows everything', () => {
  const query = readQuery(new URLSearchParams('status=gone&sort=colour&group=brand'));

  expect(isFiltered(query)).toBe(false);
  expect(writeQuery(query)).toEqual({});
});

test('products are asked for without a status and an order', () => {
  const query = readQuery(new URLSearchParams('q=road&status=live&sort=-price&group=product'));

  expect(filtersOf(query, 'web')).toEqual({ priceList: 'web', q: 'road', category: '' });
  expect(filtersOf({ ...query, byProduct: false }, 'web')).toEqual({
    priceList: 'web',
    q: 'road',
    category: '',
    status: 'live',
    sort: '-price',
  });
});
