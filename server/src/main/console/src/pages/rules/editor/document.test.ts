import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { TablePatch } from '../../../api/authoring';
import { allApplied, applied, freeId, inverseOf, Misfit, renewed, type TableDocument } from './document';
import { condensed, edited, patchesOf, ROW_ID } from './edits';

const WORDS = ['category', 'stock >', 'percent', 'note', 'brand is'];
const IDS = ['a', 'b', 'c', 'd', 'e', 'f'];

/** The kinds of columns are the server's business; here a column is its header. */
const tableOf = (columns: readonly string[], rows: Readonly<Record<string, readonly string[]>>): TableDocument => ({
  properties: { stage: 'adjust', 'hit-policy': 'first' },
  columns: columns.map((name) => ({ name, kind: 'UNKNOWN', label: name })),
  rows: Object.entries(rows).map(([id, cells], index) => ({ id, number: index + 1, cells })),
});

const TABLE = tableOf(['category', 'percent'], { r1: ['Bikes', '-5'], r2: ['', '-10'], r3: ['Cups', ''] });

const said = ({ columns, rows, properties }: TableDocument) => ({
  properties,
  columns: columns.map(({ name }) => name),
  rows: rows.map(({ id, cells, number }) => [number, id, ...columns.map((_, index) => cells[index] ?? '')]),
});

const documents = fc
  .record({ columns: fc.subarray(WORDS, { minLength: 1 }), ids: fc.shuffledSubarray(IDS) })
  .chain(({ columns, ids }) =>
    fc
      .array(fc.array(fc.constantFrom('', 'x', '1'), { minLength: columns.length, maxLength: columns.length }), { minLength: ids.length, maxLength: ids.length })
      .map((cells) => tableOf(columns, Object.fromEntries(ids.map((id, index) => [id, cells[index]!])))),
  );

const id = fc.constantFrom(...IDS);
const word = fc.constantFrom(...WORDS);
const before = fc.option(id);
const patches: fc.Arbitrary<TablePatch> = fc.oneof(
  fc.record({ op: fc.constant('set' as const), row: id, column: word, value: fc.constantFrom('', 'x', 'y') }),
  fc.record({ op: fc.constant('insert' as const), row: id, before, cells: fc.constantFrom<Record<string, string>>({}, { percent: '7' }) }),
  fc.record({ op: fc.constant('remove' as const), row: id }),
  fc.record({ op: fc.constant('move' as const), row: id, before }),
  fc.record({ op: fc.constant('rename' as const), row: id, to: id }),
  fc.record({ op: fc.constant('add-column' as const), column: word, before: fc.option(word) }),
  fc.record({ op: fc.constant('remove-column' as const), column: word }),
  fc.record({ op: fc.constant('rename-column' as const), column: word, to: word }),
  fc.record({ op: fc.constant('property' as const), name: fc.constantFrom('stage', 'currency'), value: fc.constantFrom('', 'USD') }),
);

describe('a patch', () => {
  test('and what takes it back leave the table as it was', () => {
    fc.assert(
      fc.property(documents, patches, (document, patch) => {
        let after: TableDocument;
        try {
          after = applied(document, patch);
        } catch (failure) {
          expect(failure).toBeInstanceOf(Misfit);
          return;
        }
        expect(said(allApplied(after, inverseOf(document, patch)))).toEqual(said(document));
      }),
    );
  });

  test('changes nothing but what it names', () => {
    const after = applied(TABLE, { op: 'set', row: 'r2', column: 'percent', value: '-15' });

    expect(after.rows[0]).toBe(TABLE.rows[0]);
    expect(after.rows[2]).toBe(TABLE.rows[2]);
    expect(after.columns).toBe(TABLE.columns);
    expect(after.rows[1]!.cells).toEqual(['', '-15']);
  });

  test('that names what is not there is refused with a reason', () => {
    expect(() => applied(TABLE, { op: 'set', row: 'r9', column: 'percent', value: '1' })).toThrow('there is no row r9 any more');
    expect(() => applied(TABLE, { op: 'insert', row: 'r1', before: null, cells: {} })).toThrow('there is a row r1 already');
    expect(() => applied(TABLE, { op: 'add-column', column: ' ', before: null })).toThrow('a column has a name');
  });
});

test('an edit of many patches is taken back as one', () => {
  fc.assert(
    fc.property(documents, fc.array(patches, { maxLength: 12 }), (document, wanted) => {
      const fits: TablePatch[] = [];
      let rest = document;
      for (const patch of wanted) {
        try {
          rest = applied(rest, patch);
          fits.push(patch);
        } catch {
          // those that do not fit are not part of the edit
        }
      }
      const [after, edit] = edited(document, fits);

      expect(said(after)).toEqual(said(rest));
      expect(said(allApplied(after, edit.back))).toEqual(said(document));
      expect(said(allApplied(document, condensed(fits)))).toEqual(said(rest));
    }),
  );
});

describe('what the sheet did', () => {
  const all = ['r1', 'r2', 'r3'];

  test('is told by ids and headers', () => {
    expect(
      patchesOf(TABLE, all, [
        { type: 'set', row: 1, key: 'percent', before: '-10', after: '-20' },
        { type: 'set', row: 0, key: ROW_ID, before: 'r1', after: 'bikes' },
        { type: 'move', from: 2, to: 0 },
      ]),
    ).toEqual([
      { op: 'set', row: 'r2', column: 'percent', value: '-20' },
      { op: 'rename', row: 'r1', to: 'bikes' },
      { op: 'move', row: 'r3', before: 'bikes' },
    ]);
  });

  test('a pasted row comes with its cells and its name', () => {
    expect(
      patchesOf(TABLE, all, [
        { type: 'insert', row: 3 },
        { type: 'insert', row: 4 },
        { type: 'set', row: 3, key: 'category', before: '', after: 'Tyres' },
        { type: 'set', row: 4, key: ROW_ID, before: '', after: 'mine' },
        { type: 'set', row: 4, key: 'percent', before: '', after: '-1' },
      ]),
    ).toEqual([
      { op: 'insert', row: 'r4', before: null, cells: { category: 'Tyres' } },
      { op: 'insert', row: 'mine', before: null, cells: { percent: '-1' } },
    ]);
  });

  test('under a filter a row is added after the last one that is shown, and moves among those', () => {
    expect(patchesOf(TABLE, ['r1', 'r2'], [{ type: 'insert', row: 2 }])).toEqual([{ op: 'insert', row: 'r4', before: 'r3', cells: {} }]);
    expect(patchesOf(TABLE, ['r1', 'r3'], [{ type: 'move', from: 0, to: 1 }])).toEqual([{ op: 'move', row: 'r1', before: null }]);
  });

  test('a removed row is not emptied first', () => {
    expect(
      patchesOf(TABLE, all, [
        { type: 'set', row: 0, key: 'category', before: 'Bikes', after: '' },
        { type: 'remove', row: 0 },
      ]),
    ).toEqual([{ op: 'remove', row: 'r1' }]);
  });
});

test('a new row goes on with the names of the others', () => {
  expect(freeId(new Set(['offer-10', 'offer-15']), 'offer-15')).toBe('offer-3');
  expect(freeId(new Set(['r1', 'r2', 'r3']), 'r3')).toBe('r4');
  expect(freeId(new Set())).toBe('row-1');
  expect(freeId(new Set(['x', 'row-2']), 'x')).toBe('row-3');
});

test('rows that say the same stay the same objects, so that they are not drawn again', () => {
  const now = structuredClone(applied(TABLE, { op: 'set', row: 'r2', column: 'percent', value: '1' }));

  const document = renewed(TABLE, now);

  expect(document.columns).toBe(TABLE.columns);
  expect(document.rows[0]).toBe(TABLE.rows[0]);
  expect(document.rows[1]).toBe(now.rows[1]);
});
