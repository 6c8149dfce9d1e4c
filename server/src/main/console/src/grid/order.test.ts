import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { matching, withFilter } from './filter';
import { commandOf } from './keys';
import type { Column } from './model';
import { nextSort, readSort, writeSort } from './sort';

const KEYS = ['sku', 'price', 'stock'];
const key = fc.constantFrom(...KEYS);

describe('sort', () => {
  test('an address and back is the same order', () => {
    fc.assert(
      fc.property(fc.option(fc.record({ key, descending: fc.boolean() }), { nil: undefined }), (sort) => {
        expect(readSort(writeSort(sort), KEYS)).toEqual(sort);
      }),
    );
  });

  test('three times the same header is the order before', () => {
    fc.assert(
      fc.property(key, (key) => {
        const first = nextSort(undefined, key);

        expect(first).toEqual({ key, descending: false });
        expect(nextSort(nextSort(first, key), key)).toBeUndefined();
      }),
    );
  });

  test('an address with an unknown column asks for no order', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const sort = readSort(text, KEYS);

        expect(sort === undefined || KEYS.includes(sort.key)).toBe(true);
      }),
    );
  });
});

describe('filters', () => {
  type Row = { readonly name: string };
  const columns: Column<Row>[] = [{ key: 'name', label: 'Name', width: 80, text: ({ name }) => name }];
  const rows = fc.array(fc.record({ name: fc.string({ maxLength: 4 }) }));

  test('a row passes exactly if it holds the text, in whatever case', () => {
    fc.assert(
      fc.property(rows, fc.string({ minLength: 1, maxLength: 2 }), (rows, text) => {
        const found = new Set(matching(rows, columns, withFilter({}, 'name', text)));

        rows.forEach(({ name }, index) => {
          expect(found.has(index)).toBe(name.toLowerCase().includes(text.trim().toLowerCase()));
        });
      }),
    );
  });

  test('an emptied filter is no filter', () => {
    expect(withFilter({ name: 'x' }, 'name', ' ')).toEqual({});
  });
});

describe('keys', () => {
  const press = (key: string, inHead: boolean, held: Partial<Record<'ctrlKey' | 'shiftKey' | 'altKey', boolean>> = {}) =>
    commandOf({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held }, inHead);

  test('letters are left to the cell', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 1 }).filter((letter) => letter !== ' '), (letter) => {
        expect(press(letter, false)).toBeUndefined();
      }),
    );
  });

  test('what the browser does with control and alt stays with it', () => {
    expect(press('c', false, { ctrlKey: true })).toBeUndefined();
    expect(press('v', false, { ctrlKey: true })).toBeUndefined();
    expect(press('ArrowLeft', false, { altKey: true })).toBeUndefined();
    expect(press('Tab', false)).toBeUndefined();
  });

  test('the header sorts, filters and resizes where a row opens, moves and marks', () => {
    expect(press('Enter', true)).toEqual({ type: 'sort' });
    expect(press('Enter', false)).toEqual({ type: 'enter', back: false });
    expect(press('ArrowDown', true, { altKey: true })).toEqual({ type: 'filter' });
    expect(press('ArrowDown', false, { altKey: true })).toEqual({ type: 'moveRows', by: 1 });
    expect(press('ArrowRight', true, { altKey: true })).toEqual({ type: 'resize', by: 1 });
    expect(press(' ', true)).toEqual({ type: 'sort' });
    expect(press(' ', false, { shiftKey: true })).toEqual({ type: 'mark', range: true });
  });

  test('control and arrows go to the edges, with shift extending', () => {
    expect(press('ArrowDown', false, { ctrlKey: true, shiftKey: true })).toEqual({ type: 'edge', row: 'last', extend: true });
    expect(press('End', false, { ctrlKey: true })).toEqual({ type: 'edge', row: 'last', column: 'last', extend: false });
  });
});
