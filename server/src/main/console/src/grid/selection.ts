import { HEAD, type Position } from './model';

/** A rectangle of cells: from the anchor, which is the active cell, to where it was extended. */
export interface Selection {
  readonly anchor: Position;
  readonly focus: Position;
}

/** The same rectangle with its sides in order, all inclusive. */
export interface Span {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface Size {
  readonly rows: number;
  readonly columns: number;
}

export const at = (position: Position): Selection => ({ anchor: position, focus: position });

export function spanOf({ anchor, focus }: Selection): Span {
  return {
    top: Math.min(anchor.row, focus.row),
    bottom: Math.max(anchor.row, focus.row),
    left: Math.min(anchor.column, focus.column),
    right: Math.max(anchor.column, focus.column),
  };
}

/** The nearest cell there is; the header counts unless `lowest` says otherwise. */
export function within(size: Size, position: Position, lowest: number = HEAD): Position {
  return {
    row: clamp(position.row, size.rows === 0 ? HEAD : lowest, size.rows - 1),
    column: clamp(position.column, 0, size.columns - 1),
  };
}

/** Extends or moves; an extension stays out of the header. */
export function moved(selection: Selection, to: Position, size: Size, extend: boolean): Selection {
  if (!extend || selection.anchor.row === HEAD) {
    return at(within(size, to));
  }
  return { anchor: selection.anchor, focus: within(size, to, 0) };
}

export function all(size: Size): Selection {
  return { anchor: { row: 0, column: 0 }, focus: within(size, { row: size.rows - 1, column: size.columns - 1 }) };
}

/** The marks after a click on one row, or with shift on all rows since the last one. They take the state the clicked row gets. */
export function marked(marks: ReadonlySet<string>, clicked: string, range: readonly string[]): Set<string> {
  const result = new Set(marks);
  const on = !marks.has(clicked);
  for (const key of [...range, clicked]) {
    if (on) result.add(key);
    else result.delete(key);
  }
  return result;
}

const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));
