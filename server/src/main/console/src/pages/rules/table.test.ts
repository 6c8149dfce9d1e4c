import { describe, expect, it } from 'vitest';

import type { RuleTable } from '../../api/types';
import { firstProblem, otherVersion, problemCounts, rowIndex, rowName, scheduleText, shownRows, widthOf } from './table';

const table: RuleTable = {
  slug: 'summer',
  name: 'Summer',
  status: 'published',
  hitPolicy: 'FIRST',
  columns: [
    { name: 'category', kind: 'WHEN', label: 'Category' },
    { name: 'markdown', kind: 'THEN', type: 'PERCENT', label: 'Markdown' },
  ],
  rows: [
    { id: 'r1', number: 1, cells: ['Denim', '10'] },
    { id: 'r2', number: 2, cells: ['Knitwear', '20'] },
    { id: '1', number: 3, cells: ['any', '5'] },
  ],
  problems: [
    { row: 'r2', severity: 'WARNING', code: 'overlap', text: 'row 2 overlaps row 3' },
    { row: '1', severity: 'WARNING', code: 'overlap', text: 'row 3 overlaps row 2' },
    { severity: 'WARNING', code: 'gap', text: 'nothing for shoes' },
    { row: '1', severity: 'ERROR', code: 'unknown-term', text: 'no such term' },
  ],
};

describe('the rows of a table', () => {
  const items = [{ row: 'r1', skus: 12 }, { row: 'r2', skus: 0 }];

  it('have the hits of the last run, unknown ones where the run had no such row', () => {
    const rows = shownRows(table, { run: 'x', total: 12, items });

    expect(rows.map(({ hits }) => hits)).toEqual([12, 0, undefined]);
  });

  it('may be of another version than the last run used', () => {
    const hits = { run: 'x', version: 2, total: 12, items };

    expect(otherVersion({ ...table, version: 3 }, hits)).toBe(2);
    expect(otherVersion(table, hits)).toBe(2);
    expect(otherVersion({ ...table, version: 2 }, hits)).toBeUndefined();
    expect(otherVersion(table, undefined)).toBeUndefined();
  });

  it('have unknown hits before the first run', () => {
    expect(shownRows(table, { total: 0, items: [] }).map(({ hits }) => hits)).toEqual([undefined, undefined, undefined]);
    expect(shownRows(table, undefined)[0]?.hits).toBeUndefined();
  });

  it('are found by id before number', () => {
    expect(rowIndex(table, 'r2')).toBe(1);
    expect(rowIndex(table, '1')).toBe(2);
    expect(rowIndex(table, '2')).toBe(1);
    expect(rowIndex(table, 'r9')).toBeUndefined();
  });
});

describe('the problems of a table', () => {
  it('are counted by kind, the grave ones first', () => {
    expect(problemCounts(table.problems)).toEqual([
      { code: 'unknown-term', severe: true, count: 1 },
      { code: 'overlap', severe: false, count: 2 },
      { code: 'gap', severe: false, count: 1 },
    ]);
  });

  it('of a row without an id are found by its number', () => {
    const unnamed = {
      ...table,
      rows: [...table.rows, { id: '', number: 4, cells: ['', ''] }],
      problems: [{ rowNumber: 4, severity: 'ERROR', code: 'no-id', text: 'the row has no id' }, { row: '', severity: 'ERROR', code: 'x', text: 'x' }],
    };

    expect(shownRows(unnamed, undefined).map(({ problems }) => problems.length)).toEqual([0, 0, 0, 1]);
    expect(rowName(unnamed.rows[3]!)).toBe('4');
    expect(rowName(unnamed.rows[0]!)).toBe('r1');
  });

  it('begin at the first row that has one', () => {
    expect(firstProblem(shownRows(table, undefined))).toBe(1);
    expect(firstProblem(shownRows({ ...table, problems: [table.problems[2]!] }, undefined))).toBeUndefined();
  });
});

it('a column is as wide as what is in it, within reason', () => {
  const column = table.columns[0]!;

  expect(widthOf(column, [], 0)).toBeCloseTo(8 * 7.2 + 26);
  expect(widthOf(column, [{ id: 'a', number: 1, cells: ['x'.repeat(200)] }], 0)).toBe(260);
});

describe('the schedule of a table', () => {
  it('is what it is open for, in words', () => {
    expect(scheduleText({ effective: '2026-11-27T00:00 .. 2026-11-30T00:00', weekly: 'mon-fri 16:00-18:00, sun' })).toBe(
      'from 2026-11-27 00:00 until 2026-11-30 00:00 mon-fri 16:00-18:00, sun',
    );
    expect(scheduleText({ effective: '.. 2026-11-30T00:00' })).toBe('until 2026-11-30 00:00');
    expect(scheduleText({ weekly: 'sun' })).toBe('sun');
    expect(scheduleText(undefined)).toBe('');
  });
});
