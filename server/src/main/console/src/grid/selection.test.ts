import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { HEAD, type Position } from './model';
import { all, at, marked, moved, type Span, spanOf, within } from './selection';

const size = fc.record({ rows: fc.integer({ min: 1, max: 50 }), columns: fc.integer({ min: 1, max: 9 }) });
const anywhere = fc.record({ row: fc.integer({ min: -9, max: 99 }), column: fc.integer({ min: -9, max: 99 }) });

const contains = (span: Span, { row, column }: Position) =>
  row >= span.top && row <= span.bottom && column >= span.left && column <= span.right;

describe('a selection', () => {
  test('holds its anchor and its focus, in whichever order they were taken', () => {
    fc.assert(
      fc.property(anywhere, anywhere, (anchor, focus) => {
        const span = spanOf({ anchor, focus });

        expect(span).toEqual(spanOf({ anchor: focus, focus: anchor }));
        expect(contains(span, anchor) && contains(span, focus)).toBe(true);
        expect(contains(span, { row: span.bottom + 1, column: span.left })).toBe(false);
        expect(contains(span, { row: span.top, column: span.right + 1 })).toBe(false);
      }),
    );
  });

  test('stays in the sheet and keeps its anchor while it is extended', () => {
    fc.assert(
      fc.property(size, anywhere, fc.array(anywhere), (size, start, steps) => {
        const begun = at(within(size, start, 0));

        const end = steps.reduce((selection, to) => moved(selection, to, size, true), begun);

        expect(end.anchor).toEqual(begun.anchor);
        expect(contains(spanOf(all(size)), end.focus)).toBe(true);
      }),
    );
  });

  test('moves as one cell, up to the header and no further', () => {
    fc.assert(
      fc.property(size, anywhere, (size, to) => {
        const { anchor, focus } = moved(at({ row: 0, column: 0 }), to, size, false);

        expect(anchor).toEqual(focus);
        expect(anchor.row).toBeGreaterThanOrEqual(HEAD);
        expect(within(size, anchor)).toEqual(anchor);
      }),
    );
  });

  test('an empty sheet has its header only', () => {
    expect(within({ rows: 0, columns: 3 }, { row: 4, column: 1 })).toEqual({ row: HEAD, column: 1 });
  });
});

describe('marks', () => {
  const keys = fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c', 'd', 'e', 'f'));

  test('a range takes the state the clicked row gets, other rows keep theirs', () => {
    fc.assert(
      fc.property(keys, keys, fc.constantFrom('a', 'b', 'c'), (before, range, clicked) => {
        const marks = new Set(before);

        const after = marked(marks, clicked, range);

        expect(after.has(clicked)).toBe(!marks.has(clicked));
        for (const key of 'abcdef') {
          const touched = key === clicked || range.includes(key);
          expect(after.has(key)).toBe(touched ? !marks.has(clicked) : marks.has(key));
        }
      }),
    );
  });

  test('a second click on one row takes the first back', () => {
    fc.assert(
      fc.property(keys, fc.constantFrom('a', 'b'), (before, clicked) => {
        expect(marked(marked(new Set(before), clicked, []), clicked, [])).toEqual(new Set(before));
      }),
    );
  });
});
