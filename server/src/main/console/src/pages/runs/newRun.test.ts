import { expect, test } from 'vitest';

import { type Form, requestOf } from './newRun';

const EMPTY: Form = { kind: 'rulebook', rules: null, priceList: null, channel: undefined, customerGroup: '', asOf: '' };

test('what is left empty is not asked for', () => {
  expect(requestOf(EMPTY, 'retail', 'eu', null)).toEqual({ rulebook: 'retail', priceList: 'eu' });
  expect(requestOf({ ...EMPTY, customerGroup: '  ' }, 'retail', 'eu', null)).not.toHaveProperty('customerGroup');
});

test('a run may be of one rule, for a channel, a customer group and a day', () => {
  expect(requestOf({ ...EMPTY, kind: 'rule', customerGroup: ' vip ', asOf: '2026-07-01' }, 'sale', 'eu', 'shop')).toEqual({
    rule: 'sale',
    priceList: 'eu',
    channel: 'shop',
    customerGroup: 'vip',
    asOf: '2026-07-01',
  });
});
