import fc from 'fast-check';
import { expect, test } from 'vitest';

import { fromTsv, toTsv } from './tsv';

const cell = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '"', '\t', '\n', '\r'), maxLength: 6 });
const matrix = fc
  .integer({ min: 1, max: 4 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }));

test('what is copied comes back the same, whatever the cells hold', () => {
  fc.assert(
    fc.property(matrix, (cells) => {
      expect(fromTsv(toTsv(cells))).toEqual(cells);
    }),
  );
});

test('no text breaks the reader', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(fromTsv(text).length).toBeGreaterThan(0);
    }),
  );
});

test('a block as spreadsheets write it, ended by a line break', () => {
  expect(fromTsv('a\tb\r\n1\t2\r\n')).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ]);
});

test('quotes inside a plain cell are kept', () => {
  expect(fromTsv('nail 5"\t"he said ""no"""')).toEqual([['nail 5"', 'he said "no"']]);
});
