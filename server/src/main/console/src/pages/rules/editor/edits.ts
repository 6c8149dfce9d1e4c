import type { TablePatch } from '../../../api/authoring';
import type { Patch } from '../../../grid/model';
import { applied, freeId, type Guess, inverseOf, type TableDocument } from './document';

/** The key of the sheet's column that names the rows. */
export const ROW_ID = '#row';

/**
 * What the sheet did, by ids and headers: the sheet counts the rows it shows, and a filter may hide others.
 *
 * @param shown the ids of the rows the sheet shows, in their order
 */
export function patchesOf(document: TableDocument, shown: readonly string[], patches: readonly Patch[]): TablePatch[] {
  const ids = [...shown];
  const taken = new Set(document.rows.map(({ id }) => id));
  const wanted = patches.flatMap((patch): TablePatch[] => {
    switch (patch.type) {
      case 'set': {
        const row = ids[patch.row]!;
        if (patch.key !== ROW_ID) {
          return [{ op: 'set', row, column: patch.key, value: patch.after }];
        }
        if (patch.after === '' || patch.after === row) {
          return [];
        }
        ids[patch.row] = patch.after;
        taken.add(patch.after);
        return [{ op: 'rename', row, to: patch.after }];
      }
      case 'insert': {
        const row = freeId(taken, ids[patch.row - 1] ?? ids[0]);
        const before = ids[patch.row] ?? following(document, shown.at(-1));
        taken.add(row);
        ids.splice(patch.row, 0, row);
        return [{ op: 'insert', row, before, cells: {} }];
      }
      case 'remove': {
        const [row] = ids.splice(patch.row, 1);
        return [{ op: 'remove', row: row! }];
      }
      case 'move': {
        const [row] = ids.splice(patch.from, 1);
        const before = ids[patch.to] ?? following(document, ids.at(-1), row);
        ids.splice(patch.to, 0, row!);
        return [{ op: 'move', row: row!, before }];
      }
    }
  });
  return withCells(wanted.filter(notForRemoved(wanted)));
}

/** The row after one in the whole table, whatever a filter hides. */
function following({ rows }: TableDocument, id: string | undefined, except?: string): string | null {
  const after = rows.slice(rows.findIndex((row) => row.id === id) + 1).find((row) => row.id !== except);
  return id === undefined ? null : (after?.id ?? null);
}

/** The sheet empties the cells of a row before it removes it; the removal says all. */
function notForRemoved(patches: readonly TablePatch[]): (patch: TablePatch) => boolean {
  const removed = new Set(patches.flatMap((patch) => (patch.op === 'remove' ? [patch.row] : [])));
  return (patch) => patch.op !== 'set' || !removed.has(patch.row);
}

/** A row comes with the cells that are set right after it. */
function withCells(patches: readonly TablePatch[]): TablePatch[] {
  const result: TablePatch[] = [];
  const inserts = new Map<string, number>();
  for (const patch of patches) {
    const at = patch.op === 'set' || patch.op === 'rename' ? inserts.get(patch.row) : undefined;
    const insert = at === undefined ? undefined : result[at];
    if (patch.op === 'set' && insert?.op === 'insert') {
      result[at!] = { ...insert, cells: { ...insert.cells, [patch.column]: patch.value } };
    } else if (patch.op === 'rename' && insert?.op === 'insert') {
      result[at!] = { ...insert, row: patch.to };
      inserts.set(patch.to, at!);
    } else {
      if (patch.op === 'insert') inserts.set(patch.row, result.length);
      result.push(patch);
    }
  }
  return result;
}

/** An edit and its way back. */
export interface Edit {
  readonly patches: readonly TablePatch[];
  readonly back: readonly TablePatch[];
}

/**
 * Applies an edit and finds its way back.
 *
 * @throws Misfit if one of its patches cannot be applied; then nothing is
 */
export function edited(before: TableDocument, patches: readonly TablePatch[], guess?: Guess): [TableDocument, Edit] {
  let document = before;
  const back: TablePatch[] = [];
  for (const patch of patches) {
    back.unshift(...inverseOf(document, patch));
    document = applied(document, patch, guess);
  }
  return [document, { patches, back }];
}

/** What was done and undone, newest last. */
export interface EditHistory {
  readonly past: readonly Edit[];
  readonly future: readonly Edit[];
}

export const NO_EDITS: EditHistory = { past: [], future: [] };

const STEPS_KEPT = 500;

export const withEdit = ({ past }: EditHistory, edit: Edit): EditHistory => ({ past: [...past, edit].slice(-STEPS_KEPT), future: [] });

/** Fewer steps for the server: of neighbouring changes of one cell the last is enough. */
export function condensed(patches: readonly TablePatch[]): TablePatch[] {
  return patches.reduce<TablePatch[]>((kept, patch) => {
    const last = kept.at(-1);
    return patch.op === 'set' && last?.op === 'set' && last.row === patch.row && last.column === patch.column
      ? [...kept.slice(0, -1), patch]
      : [...kept, patch];
  }, []);
}
