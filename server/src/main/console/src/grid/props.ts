import type { Ref } from 'react';

import type { Filters } from './filter';
import type { Column, Patch, Position } from './model';
import type { Sort } from './sort';

/** Rows of which some stand under others; the sheet is then a tree. */
export interface SheetTree {
  /** From 1. */
  readonly level: (index: number) => number;
  /** Undefined for rows that have nothing under them. */
  readonly expanded: (index: number) => boolean | undefined;
  readonly toggle: (index: number) => void;
}

/** What the owner of a sheet can ask of it. */
export interface SheetHandle {
  readonly undo: () => void;
  readonly redo: () => void;
  /** Adds an empty row at the selection, removes the selected rows, or puts copies of them below. */
  readonly rows: (what: 'insertAbove' | 'insertBelow' | 'remove' | 'duplicate' | 'moveUp' | 'moveDown') => void;
  /** Takes the focus; a cell that is given is selected and scrolled to. */
  readonly focus: (position?: Position) => void;
}

export interface SheetProps<R> {
  readonly label: string;
  /** The first one stays in sight. Keep the same array while nothing changes. */
  readonly columns: readonly Column<R>[];
  readonly rowCount: number;
  /** Undefined while the row is on its way. */
  readonly getRow: (index: number) => R | undefined;
  readonly onVisible?: (first: number, last: number) => void;
  /** Applies an edit; without it the sheet is read-only. An undo comes as an edit of its own. */
  readonly onCommit?: (patches: readonly Patch[]) => void;
  /** For an owner that remembers edits itself: in place of the sheet's own way back. */
  readonly history?: { readonly undo: () => void; readonly redo: () => void };
  /** Whether a paste may add rows and alt with the arrows may move them. */
  readonly fixedRows?: boolean;
  /** Enter or a double click on a row that is not edited. */
  readonly onOpen?: (row: R, index: number) => void;
  /** The row of the selection's first cell, each time the reader moves it to another. */
  readonly onActive?: (index: number) => void;
  /** The active cell, each time it is another one. */
  readonly onActiveCell?: (position: Position) => void;
  /** What is wrong with a cell. */
  readonly problem?: (row: R, key: string) => string | undefined;
  readonly rowClass?: (row: R) => string | undefined;
  readonly sort?: Sort | undefined;
  readonly onSort?: (sort: Sort | undefined) => void;
  readonly filters?: Filters;
  readonly onFilters?: (filters: Filters) => void;
  /** The keys of the rows whose checkbox is on; `rowKey` names them. */
  readonly marks?: ReadonlySet<string>;
  readonly onMarks?: (marks: ReadonlySet<string>) => void;
  readonly rowKey?: (row: R) => string;
  readonly tree?: SheetTree;
  /** Under this name the sheet opens where it was left. */
  readonly remember?: string;
  readonly ref?: Ref<SheetHandle>;
}
