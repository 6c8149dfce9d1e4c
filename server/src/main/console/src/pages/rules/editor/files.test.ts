import { expect, test } from 'vitest';

import { Problem } from '../../../api/problem';
import { findingsIn, formatOf } from './files';

const refusal = (...findings: readonly Record<string, unknown>[]) => new Problem(422, 'The rules do not compile', undefined, 'table-rejected', { findings });

test('a finding of a workbook has its sheet and its cell, or its row', () => {
  const found = findingsIn(
    refusal(
      { line: 8, column: 'offers!C8', message: 'no number' },
      { line: 8, column: 'Sales! of May!9', message: 'does nothing', suggestion: 'percent' },
    ),
  );

  expect(found).toEqual([
    { sheet: 'offers', where: 'C8', message: 'no number' },
    { sheet: 'Sales! of May', where: 'row 9', message: 'does nothing Did you mean percent?' },
  ]);
});

test('elsewhere a finding has its line and its column, as far as they are known', () => {
  const found = findingsIn(refusal({ line: 7, column: 'B (floor hold)', message: 'a' }, { column: '/rows/0', message: 'b' }, { line: 2, message: 'c' }, { message: 'd' }));

  expect(found.map(({ where }) => where)).toEqual(['line 7, B (floor hold)', '/rows/0', 'line 2', '']);
});

test('a refusal without findings is one itself', () => {
  expect(findingsIn(new Problem(429, 'Too many', 'one file at a time'))).toEqual([{ where: '', message: 'one file at a time' }]);
});

test('the end of a name says the format, and CSV is meant by any other', () => {
  expect(['a.xlsx', 'a.XLS', 'a.json', 'a.table.csv', 'a'].map(formatOf)).toEqual(['xlsx', 'xlsx', 'json', 'csv', 'csv']);
});
