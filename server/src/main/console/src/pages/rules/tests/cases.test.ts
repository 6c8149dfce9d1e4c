import fc from 'fast-check';
import { expect, test } from 'vitest';

import { casesOf, difference, firstHeader, patched, textOf, withFact } from './cases';
import { fromCsv, toCsv } from './csv';

test('what is written as CSV is read as it was', () => {
  const cell = fc.oneof(fc.constantFrom('', ' x', 'a,b', '"', 'a\nb', 'TI | PD', 'é'), fc.string());
  const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }).filter((row) => row.some((value) => value !== '')));
  fc.assert(
    fc.property(rows, (table) => {
      expect(fromCsv(toCsv(table))).toEqual(table);
    }),
  );
});

test('a byte order mark, Windows line ends and empty lines change nothing', () => {
  expect(fromCsv('\ufeffa,b\r\n\r\n1,"2,5"\r\n')).toEqual([['a', 'b'], ['1', '2,5']]);
});

test('the first case asks for the facts that the table asks for', () => {
  const columns = [
    { name: 'category under', kind: 'WHEN' as const, term: 'category', label: 'Category' },
    { name: 'stock >', kind: 'WHEN' as const, term: 'stock', label: 'Stock' },
    { name: 'stock <', kind: 'WHEN' as const, term: 'stock', label: 'Stock' },
    { name: 'percent', kind: 'THEN' as const, term: 'percent', label: 'Percent' },
  ];

  expect(firstHeader(columns)).toEqual(['example', 'category', 'stock', 'regular', 'expect-price', 'expect-outcome', 'expect-rows']);
  expect(casesOf('', columns).rows).toEqual([]);
});

test('cases are edited as a sheet and written back', () => {
  const cases = casesOf('example,regular,expect-price\nbikes,100,95\n', []);
  const more = patched(cases, [
    { type: 'insert', row: 1 },
    { type: 'set', row: 1, key: '0', before: '', after: 'cups, small' },
    { type: 'insert', row: 2 },
  ]);

  expect(textOf(more)).toBe('example,regular,expect-price\nbikes,100,95\n"cups, small",,\n');
  expect(withFact(cases, 'stock')).toEqual({ header: ['example', 'regular', 'stock', 'expect-price'], rows: [['bikes', '100', '', '95']] });
});

test('a failed case says what was expected and what came', () => {
  const usd = (amount: string) => ({ amount, currency: 'USD', minorUnits: Number(amount) * 100 });
  const one = { line: 2, name: 'x', passed: false, expected: { price: usd('17.50'), rows: ['r1'] }, actual: { price: usd('18.00'), outcome: 'priced', rows: ['r1'] } };

  expect(difference(one)).toBe('price 17.50, was 18.00');
  expect(difference({ ...one, expected: { outcome: 'held' } })).toBe('outcome held, was priced');
});
