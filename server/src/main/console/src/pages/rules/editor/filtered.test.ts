import fc from 'fast-check';
import { expect, test } from 'vitest';

import * as edits from '../../../grid/edits';
import type { Patch } from '../../../grid/model';
import type { Span } from '../../../grid/selection';
import { patched } from '../../../grid/test-patches';
import { allApplied, type TableDocument } from './document';
import { edited, patchesOf } from './edits';

const COLUMNS = ['category', 'percent', 'note'];

type Row = Readonly<Record<string, string>>;

/** A table, the ids of those of its rows that a filter shows, some of these rows, and a block that may be larger than they are. */
const filtered = fc.array(fc.tuple(fc.array(fc.constantFrom('', 'x', '1'), { minLength: 3, maxLength: 3 }), fc.boolean()), { minLength: 1, maxLength: 9 }).chain((made) => {
  const rows = made.map(([cells], index) => ({ id: `r${index + 1}`, number: index + 1, cells }));
  const document: TableDocument = { properties: {}, columns: COLUMNS.map((name) => ({ name, kind: 'UNKNOWN', label: name })), rows };
  const shown = rows.filter((_, index) => made[index]![1]).map(({ id }) => id);
  const at = fc.nat(Math.max(0, shown.length - 1));
  return fc.record({
    document: fc.constant(document),
    shown: fc.constant(shown),
    span: fc.tuple(at, at, fc.nat(2)).map(([one, other, left]): Span => ({ top: Math.min(one, other), bottom: Math.max(one, other), left, right: left })),
    block: fc.array(fc.array(fc.constantFrom('', 'y', '2'), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 12 }),
    command: fc.constantFrom('paste', 'clear', 'fill', 'up', 'down', 'insert', 'remove', 'duplicate'),
  });
});

function patchesFor(command: string, cells: edits.Cells, span: Span, block: readonly (readonly string[])[]): readonly Patch[] {
  if (cells.rows === 0) {
    return edits.insertRow(cells, 0);
  }
  switch (command) {
    case 'paste':
      return edits.paste(cells, span, block)[0];
    case 'clear':
      return edits.clear(cells, span);
    case 'fill':
      return edits.fillDown(cells, span);
    case 'up':
      return edits.moveRows(cells, span, -1);
    case 'down':
      return edits.moveRows(cells, span, 1);
    case 'insert':
      return edits.insertRow(cells, span.bottom + 1);
    case 'remove':
      return edits.removeRows(cells, span);
    default:
      return edits.duplicateRows(cells, span, () => true);
  }
}

test('what is done under a filter is done to the rows that are shown, and the others stay as they are', () => {
  fc.assert(
    fc.property(filtered, ({ document, shown, span, block, command }) => {
      const visible = shown.map((id) => said(document, id));
      const cells: edits.Cells = { rows: visible.length, keys: COLUMNS, grows: true, text: (row, column) => visible[row]?.[COLUMNS[column]!] ?? '' };
      const done = patchesFor(command, cells, span, block);
      const expected = patched(visible, done, (): Row => ({ category: '', percent: '', note: '' }), (row, key, text) => ({ ...row, [key]: text }));

      const wanted = patchesOf(document, shown, done);
      const [after, edit] = edited(document, wanted);

      const hidden = new Set(document.rows.map(({ id }) => id).filter((id) => !shown.includes(id)));
      const idsOf = ({ rows }: TableDocument, isHidden: boolean) => rows.map(({ id }) => id).filter((id) => hidden.has(id) === isHidden);
      expect(idsOf(after, false).map((id) => said(after, id))).toEqual(expected);
      expect(idsOf(after, true)).toEqual(idsOf(document, true));
      expect(idsOf(after, true).map((id) => said(after, id))).toEqual(idsOf(document, true).map((id) => said(document, id)));
      expect(allApplied(after, edit.back)).toEqual(document);
    }),
  );
});

function said({ rows }: TableDocument, id: string): Row {
  const row = rows.find((one) => one.id === id)!;
  return Object.fromEntries(COLUMNS.map((name, index) => [name, row.cells[index] ?? '']));
}
