import type { ReactNode } from 'react';

/** A column: how a row's value is read, shown and edited. Values are text; what a text means is the owner's business. */
export interface Column<R> {
  readonly key: string;
  readonly label: string;
  /** The band above the header that this column belongs to, such as "When". */
  readonly group?: string;
  /** Pixels; a growing column is at least this wide. */
  readonly width: number;
  readonly grow?: boolean;
  readonly align?: 'end';
  readonly mono?: boolean;
  /** What is copied and edited, and shown unless there is a `render`. */
  readonly text: (row: R) => string;
  readonly render?: (row: R, index: number) => ReactNode;
  /** Read-only unless given. */
  readonly edit?: 'text' | 'number' | 'choice';
  /** What a cell may say; offered while it is edited. */
  readonly choices?: readonly string[];
  /** Whether a cell holds several of them, separated by bars. */
  readonly several?: boolean;
  /** The form of a cell in a few words, shown while it is edited. */
  readonly hint?: string;
  /** Names its row: a copy of the row does not take it over. */
  readonly naming?: boolean;
  readonly sortable?: boolean;
  readonly filterable?: boolean;
}

/** A cell; row HEAD is the header. */
export interface Position {
  readonly row: number;
  readonly column: number;
}

export const HEAD = -1;

/** One step of an edit, exact enough to be undone. Rows come and go empty: their cells are set by patches of their own. */
export type Patch =
  | { readonly type: 'set'; readonly row: number; readonly key: string; readonly before: string; readonly after: string }
  | { readonly type: 'insert'; readonly row: number }
  | { readonly type: 'remove'; readonly row: number }
  | { readonly type: 'move'; readonly from: number; readonly to: number };

export function inverse(patches: readonly Patch[]): Patch[] {
  return patches.map(opposite).reverse();
}

function opposite(patch: Patch): Patch {
  switch (patch.type) {
    case 'set':
      return { ...patch, before: patch.after, after: patch.before };
    case 'insert':
      return { type: 'remove', row: patch.row };
    case 'remove':
      return { type: 'insert', row: patch.row };
    case 'move':
      return { type: 'move', from: patch.to, to: patch.from };
  }
}
