import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { type Cells, clear, duplicateRows, fill, fillDown, insertRow, moveRows, paste, removeRows } from './edits';
import { NO_HISTORY, recorded, redone, undone } from './history';
import type { Patch } from './model';
import type { Span } from './selection';
import { patched } from './test-patches';

type Row = Readonly<Record<string, string>>;

const KEYS = ['a', 'b', undefined, 'd'] as const;
const COLUMNS = ['a', 'b', 'note', 'd'];
const blank = (): Row => ({});
const setCell = (row: Row, key: string, text: string): Row => {
  const { [key]: _, ...others } = row;
  return text === '' ? others : { ...others, [key]: text };
};
const apply = (rows: readonly Row[], patches: readonly Patch[]) => patched(rows, patches, blank, setCell);

function cellsOf(rows: readonly Row[], grows = true): Cells {
  return { rows: rows.length, keys: KEYS, grows, text: (row, column) => rows[row]?.[COLUMNS[column]!] ?? '' };
}

const word = fc.constantFrom('', 'x', 'any', '> 5', '20');
const row = fc.record({ a: word, b: word, note: word, d: word }).map((cells): Row =>
  Object.fromEntries(Object.entries(cells).filter(([, text]) => text !== '')),
);
const table = fc.array(row, { minLength: 1, maxLength: 8 });
const block = fc.array(fc.array(word, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 12 });

const spanIn = (rows: number): fc.Arbitrary<Span> =>
  fc.tuple(fc.nat(rows - 1), fc.nat(rows - 1), fc.nat(3), fc.nat(3)).map(([one, other, left, right]) => ({
    top: Math.min(one, other),
    bottom: Math.max(one, other),
    left: Math.min(left, right),
    right: Math.max(left, right),
  }));

// an undo does not write what is read-only, which a removed row takes with it
const edited = table.map((rows) => rows.map(({ note: _, ...cells }): Row => cells)).chain((rows) =>
  fc.tuple(
    fc.constant(rows),
    fc.array(
      fc.tuple(fc.constantFrom('paste', 'clear', 'down', 'up', 'fill', 'move', 'insert', 'remove', 'duplicate'), spanIn(rows.length), block),
      { minLength: 1, maxLength: 6 },
    ),
  ),
);

/** The rows that there still are. */
const inside = (span: Span, rows: number): Span => ({ ...span, top: Math.min(span.top, rows - 1), bottom: Math.min(span.bottom, rows - 1) });

function edit(kind: string, cells: Cells, wanted: Span, values: string[][]): readonly Patch[] {
  if (cells.rows === 0) {
    return insertRow(cells, 0);
  }
  const span = inside(wanted, cells.rows);
  switch (kind) {
    case 'insert':
      return insertRow(cells, span.bottom + 1);
    case 'remove':
      return removeRows(cells, span);
    case 'duplicate':
      return duplicateRows(cells, span, () => true);
    case 'paste':
      return paste(cells, span, values)[0];
    case 'clear':
      return clear(cells, span);
    case 'down':
      return moveRows(cells, span, 1);
    case 'up':
      return moveRows(cells, span, -1);
    case 'move':
      return fill(cells, span, () => 'moved');
    default:
      return fillDown(cells, span);
  }
}

describe('history', () => {
  test('undo takes every edit back, redo brings every edit again', () => {
    fc.assert(
      fc.property(edited, ([start, edits]) => {
        let rows: readonly Row[] = start;
        let history = NO_HISTORY;
        const states = [rows];
        for (const [kind, span, values] of edits) {
          const patches = edit(kind, cellsOf(rows), span, values);
          rows = apply(rows, patches);
          history = recorded(history, patches);
          states.push(rows);
        }

        for (const before of states.slice(0, -1).reverse()) {
          const [patches, rest] = undone(history)!;
          rows = apply(rows, patches);
          history = rest;
          expect(rows).toEqual(before);
        }
        expect(undone(history)).toBeUndefined();
        for (const after of states.slice(1)) {
          const [patches, rest] = redone(history)!;
          rows = apply(rows, patches);
          history = rest;
          expect(rows).toEqual(after);
        }
        expect(redone(history)).toBeUndefined();
      }),
    );
  });

  test('a new edit forgets what was undone', () => {
    const one: Patch = { type: 'insert', row: 0 };
    const [, history] = undone(recorded(NO_HISTORY, [one]))!;

    expect(redone(recorded(history, [one]))).toBeUndefined();
  });
});

describe('paste', () => {
  test('adds exactly the rows it lacks', () => {
    fc.assert(
      fc.property(table, block, (rows, values) => {
        const corner = { top: rows.length - 1, bottom: rows.length - 1, left: 0, right: 0 };

        const after = apply(rows, paste(cellsOf(rows), corner, values)[0]);

        expect(after.length).toBe(rows.length - 1 + values.length);
      }),
    );
  });

  test('puts every cell of the block where it belongs and leaves read-only columns alone', () => {
    fc.assert(
      fc.property(table, block, (rows, values) => {
        const corner = { top: 0, bottom: 0, left: 1, right: 1 };

        const after = cellsOf(apply(rows, paste(cellsOf(rows), corner, values)[0]));

        values.forEach((line, down) => {
          expect(after.text(down, 1)).toBe(line[0]);
          expect(after.text(down, 2)).toBe(cellsOf(rows).text(down, 2));
          expect(after.text(down, 3)).toBe(line[2] ?? cellsOf(rows).text(down, 3));
        });
      }),
    );
  });

  test('where the sheet does not grow, the overrun is left out', () => {
    const rows: Row[] = [{ a: '1' }, { a: '2' }];

    const [patches, span] = paste(cellsOf(rows, false), { top: 1, bottom: 1, left: 0, right: 0 }, [['x'], ['y']]);

    expect(apply(rows, patches)).toEqual([{ a: '1' }, { a: 'x' }]);
    expect(span.bottom).toBe(1);
  });

  test('one cell fills the whole selection', () => {
    const rows: Row[] = [{ a: '1' }, { a: '2' }, { a: '3' }];

    const [patches] = paste(cellsOf(rows), { top: 0, bottom: 2, left: 0, right: 1 }, [['x']]);

    expect(apply(rows, patches)).toEqual([{ a: 'x', b: 'x' }, { a: 'x', b: 'x' }, { a: 'x', b: 'x' }]);
  });
});

test('fill down copies the first row of the selection, or the row above a single one', () => {
  const rows: Row[] = [{ a: '1' }, { a: '2' }, { a: '3' }];

  const all = apply(rows, fillDown(cellsOf(rows), { top: 0, bottom: 2, left: 0, right: 0 }));
  const one = apply(rows, fillDown(cellsOf(rows), { top: 2, bottom: 2, left: 0, right: 0 }));

  expect(all).toEqual([{ a: '1' }, { a: '1' }, { a: '1' }]);
  expect(one).toEqual([{ a: '1' }, { a: '2' }, { a: '2' }]);
});

test('rows move past their neighbour and stop at the ends', () => {
  const rows: Row[] = [{ a: '1' }, { a: '2' }, { a: '3' }];
  const last = { top: 1, bottom: 2, left: 0, right: 0 };

  expect(apply(rows, moveRows(cellsOf(rows), last, -1))).toEqual([{ a: '2' }, { a: '3' }, { a: '1' }]);
  expect(moveRows(cellsOf(rows), last, 1)).toEqual([]);
});

test('rows that move stay together, and the others keep their order', () => {
  fc.assert(
    fc.property(table.chain((rows) => fc.tuple(fc.constant(rows), spanIn(rows.length), fc.constantFrom(1 as const, -1 as const))), ([rows, span, by]) => {
      const named = rows.map((row, index) => ({ ...row, b: `${index}` }));
      const after = apply(named, moveRows(cellsOf(named), span, by));
      const top = span.top + by;
      const fits = top >= 0 && span.bottom + by < rows.length;
      const others = named.toSpliced(span.top, span.bottom - span.top + 1);

      expect(after).toEqual(fits ? others.toSpliced(top, 0, ...named.slice(span.top, span.bottom + 1)) : named);
      if (fits) {
        expect(apply(after, moveRows(cellsOf(after), { ...span, top, bottom: span.bottom + by }, by === 1 ? -1 : 1))).toEqual(named);
      }
    }),
  );
});

test('a copy of rows stands below them and says the same, but for what names them and what is read-only', () => {
  fc.assert(
    fc.property(table.chain((rows) => fc.tuple(fc.constant(rows), spanIn(rows.length))), ([rows, span]) => {
      const after = apply(rows, duplicateRows(cellsOf(rows), span, (key) => key !== 'a'));
      const copies = rows.slice(span.top, span.bottom + 1).map(({ a: _, note: __, ...others }) => others);

      expect(after).toEqual(rows.toSpliced(span.bottom + 1, 0, ...copies));
    }),
  );
});
