import type { Patch } from './model';
import type { Span } from './selection';

/** The cells as an edit sees them. */
export interface Cells {
  readonly rows: number;
  /** The key of each column; undefined for those that are read-only. */
  readonly keys: readonly (string | undefined)[];
  /** Empty beyond the last row. */
  readonly text: (row: number, column: number) => string;
  /** Whether a paste may add rows. */
  readonly grows: boolean;
}

/** Sets one cell; nothing if it says so already, is read-only or does not exist. */
export function set(cells: Cells, row: number, column: number, after: string): Patch[] {
  const key = cells.keys[column];
  const before = cells.text(row, column);
  return key === undefined || before === after ? [] : [{ type: 'set', row, key, before, after }];
}

export function fill(cells: Cells, span: Span, text: (row: number, column: number) => string): Patch[] {
  const patches: Patch[] = [];
  for (let row = span.top; row <= span.bottom; row++) {
    for (let column = span.left; column <= span.right; column++) {
      patches.push(...set(cells, row, column, text(row, column)));
    }
  }
  return patches;
}

export const clear = (cells: Cells, span: Span): Patch[] => fill(cells, span, () => '');

/** Copies the first row of the span over the others; a span of one row takes the row above. */
export function fillDown(cells: Cells, span: Span): Patch[] {
  const source = span.top === span.bottom ? span.top - 1 : span.top;
  return source < 0 ? [] : fill(cells, span, (_, column) => cells.text(source, column));
}

/**
 * Pastes a block at the first cell of the span, again and again where the span is a multiple of the block.
 * Rows beyond the last are added, columns beyond the last are left out.
 */
export function paste(cells: Cells, span: Span, block: readonly (readonly string[])[]): [Patch[], Span] {
  const height = repeated(span.bottom - span.top + 1, block.length);
  const width = Math.max(...block.map((row) => row.length));
  const across = repeated(span.right - span.left + 1, width);
  const target: Span = {
    top: span.top,
    bottom: Math.min(span.top + height, cells.grows ? Infinity : cells.rows) - 1,
    left: span.left,
    right: Math.min(span.left + across, cells.keys.length) - 1,
  };
  const added: Patch[] = [];
  for (let row = cells.rows; row <= target.bottom; row++) {
    added.push({ type: 'insert', row });
  }
  // a short line of the block leaves the cells it lacks as they are
  const values = fill(
    cells,
    target,
    (row, column) =>
      block[(row - span.top) % block.length]![(column - span.left) % width]?.trim() ?? cells.text(row, column),
  );
  return [[...added, ...values], target];
}

const repeated = (room: number, size: number) => (room % size === 0 ? room : size);

/** Moves the rows of the span up (-1) or down (1) by moving the neighbour to their other side. */
export function moveRows(cells: Cells, span: Span, by: 1 | -1): Patch[] {
  const neighbour = by < 0 ? span.top - 1 : span.bottom + 1;
  if (neighbour < 0 || neighbour >= cells.rows) {
    return [];
  }
  return [{ type: 'move', from: neighbour, to: by < 0 ? span.bottom : span.top }];
}

/** Adds an empty row at the place. */
export const insertRow = (cells: Cells, row: number): Patch[] => (cells.grows ? [{ type: 'insert', row }] : []);

/** Removes the rows of the span; their cells are emptied first, so that an undo brings them back. */
export function removeRows(cells: Cells, span: Span): Patch[] {
  if (!cells.grows) {
    return [];
  }
  const removed = rowsOf(span).map((): Patch => ({ type: 'remove', row: span.top }));
  return [...clear(cells, { ...span, left: 0, right: cells.keys.length - 1 }), ...removed];
}

/** Puts copies of the rows of the span below them. */
export function duplicateRows(cells: Cells, span: Span, copied: (key: string) => boolean): Patch[] {
  if (!cells.grows) {
    return [];
  }
  const height = span.bottom - span.top + 1;
  const inserted = rowsOf(span).map((row): Patch => ({ type: 'insert', row: row + height }));
  const values = rowsOf(span).flatMap((row) =>
    cells.keys.flatMap((key, column): Patch[] => {
      const after = cells.text(row, column);
      return key === undefined || after === '' || !copied(key) ? [] : [{ type: 'set', row: row + height, key, before: '', after }];
    }),
  );
  return [...inserted, ...values];
}

const rowsOf = ({ top, bottom }: Span) => Array.from({ length: bottom - top + 1 }, (_, index) => top + index);
