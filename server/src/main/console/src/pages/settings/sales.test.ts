import { expect, test } from 'vitest';

import type { SalePolicy } from '../../api/policies';
import { formOf, marketSays, policyOf, withMarket } from './sales';

const policy: SalePolicy = { policy: 'COMPOUND', omnibus: [{ priceList: 'retail', progressive: false, youngGoods: true, perishableTag: 'fresh' }] };

test('a policy of sales comes out of the form as it went in', () => {
  expect(policyOf(formOf(policy))).toEqual(policy);
});

test('Omnibus is laid on a price list and taken off it', () => {
  const both = withMarket(formOf(policy), 'outlet', { perishableTag: ' ' });

  expect(policyOf(both).omnibus[1]).toEqual({ priceList: 'outlet', progressive: true, youngGoods: true });
  expect(policyOf(withMarket(both, 'retail', undefined)).omnibus.map(({ priceList }) => priceList)).toEqual(['outlet']);
});

test('how it holds is said in words', () => {
  expect(marketSays({})).toBe('compare-at is at most the lowest price of the 30 days before; a reduction that grows keeps its first one; young goods use their own time on sale');
  expect(marketSays({ progressive: false, youngGoods: false, perishableTag: 'fresh' })).toMatch(/before; goods tagged fresh are exempt$/);
});
