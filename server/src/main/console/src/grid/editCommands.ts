import type { Cells } from './edits';
import * as edits from './edits';
import type { Command } from './keys';
import type { Column, Patch } from './model';
import type { SheetHandle } from './props';
import * as selections from './selection';

interface Sheet<R> {
  readonly cells: Cells;
  readonly columns: readonly Column<R>[];
  readonly selection: selections.Selection;
  readonly commit: (patches: readonly Patch[]) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly select: (selection: selections.Selection) => void;
  readonly say: (text: string) => void;
  /** Begins to edit the active cell. */
  readonly begin: () => void;
}

/** What a button beside the sheet asks for, as the key that does the same. */
export const ROW_COMMANDS: Readonly<Record<Parameters<SheetHandle['rows']>[0], Command>> = {
  insertAbove: { type: 'insertRow', above: true },
  insertBelow: { type: 'insertRow', above: false },
  remove: { type: 'removeRows' },
  duplicate: { type: 'duplicateRows' },
  moveUp: { type: 'moveRows', by: -1 },
  moveDown: { type: 'moveRows', by: 1 },
};

/** The commands that change cells and rows; false leaves the key to the browser. */
export function editCommands<R>({ cells, columns, selection, commit, undo, redo, select, say, begin }: Sheet<R>) {
  const { anchor, focus } = selection;
  const span = selections.spanOf(selection);
  const rows = span.bottom - span.top + 1;

  const changeRows = (patches: readonly Patch[], by: number, done: string) => {
    if (patches.length === 0) {
      return;
    }
    commit(patches);
    select({ anchor: { ...anchor, row: anchor.row + by }, focus: { ...focus, row: focus.row + by } });
    say(done);
  };

  return (command: Command): boolean => {
    switch (command.type) {
      case 'edit':
        begin();
        return true;
      case 'clear':
        commit(edits.clear(cells, span));
        return true;
      case 'fillDown':
        commit(edits.fillDown(cells, span));
        return true;
      case 'undo':
        undo();
        return true;
      case 'redo':
        redo();
        return true;
      case 'moveRows':
        changeRows(cells.grows ? edits.moveRows(cells, span, command.by) : [], command.by, '');
        return true;
      case 'insertRow': {
        const at = command.above || cells.rows === 0 ? span.top : span.bottom + 1;
        commit(edits.insertRow(cells, Math.max(0, at)));
        if (cells.grows) {
          select(selections.at({ row: Math.max(0, at), column: anchor.column }));
          say('1 row added');
        }
        return true;
      }
      case 'removeRows':
        if (cells.grows && cells.rows > 0) {
          commit(edits.removeRows(cells, span));
          select(selections.at({ row: Math.max(0, Math.min(span.top, cells.rows - rows - 1)), column: anchor.column }));
          say(`${rows} ${rows === 1 ? 'row' : 'rows'} removed`);
        }
        return true;
      case 'duplicateRows': {
        const naming = new Set(columns.flatMap((column) => (column.naming ? [column.key] : [])));
        changeRows(edits.duplicateRows(cells, span, (key) => !naming.has(key)), rows, `${rows} ${rows === 1 ? 'row' : 'rows'} added`);
        return true;
      }
      default:
        return false;
    }
  };
}
