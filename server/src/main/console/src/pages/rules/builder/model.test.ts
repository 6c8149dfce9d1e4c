import { expect, test } from 'vitest';

import { added, NEW_TEST, replaced, type Selector, sentenceOf } from './model';

const bikes: Selector = { type: 'test', term: 'category', operator: 'under', value: 'Bikes' };
const stock: Selector = { type: 'test', term: 'stock', operator: '>', value: '20' };
const fresh: Selector = { type: 'test', term: 'tags', operator: 'any-of', value: 'new' };
const nested: Selector = { type: 'all', of: [bikes, { type: 'any', of: [stock, { type: 'not', of: [fresh] }] }] };

test('a selector is read as a sentence', () => {
  expect(sentenceOf(nested)).toBe('category under Bikes and (stock > 20 or not tags any-of new)');
  expect(sentenceOf({ type: 'everything' })).toBe('every SKU');
  expect(sentenceOf(NEW_TEST)).toBe('category under …');
});

test('a part is changed, removed and added where its path leads', () => {
  expect(sentenceOf(replaced(nested, [1, 1, 0], stock))).toBe('category under Bikes and (stock > 20 or not stock > 20)');
  expect(sentenceOf(replaced(nested, [1, 1], undefined))).toBe('category under Bikes and stock > 20');
  expect(sentenceOf(replaced(nested, [1, 1, 0], undefined))).toBe('category under Bikes and (stock > 20 or every SKU)');
  expect(sentenceOf(added(nested, [1], bikes))).toBe('category under Bikes and (stock > 20 or not tags any-of new or category under Bikes)');
  expect(sentenceOf(added(bikes, [], stock))).toBe('category under Bikes and stock > 20');
  expect(sentenceOf(replaced(bikes, [], undefined))).toBe('every SKU');
});
