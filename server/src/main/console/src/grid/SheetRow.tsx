import { memo } from 'react';

import { CellInput, type InputActions } from './CellInput';
import type { Column } from './model';

/** What all rows share; the same object as long as nothing of it changes, so that rows are drawn once. */
export interface RowView<R> {
  readonly id: string;
  readonly columns: readonly Column<R>[];
  readonly marks: boolean;
  readonly editable: boolean;
  /** Rows above the first one. */
  readonly headRows: number;
  readonly problem: ((row: R, key: string) => string | undefined) | undefined;
  readonly rowClass: ((row: R) => string | undefined) | undefined;
  readonly actions: InputActions;
}

interface Props<R> {
  readonly view: RowView<R>;
  readonly index: number;
  readonly top: number;
  readonly row: R | undefined;
  /** The selected columns, none if left is beyond right. */
  readonly left: number;
  readonly right: number;
  /** The active column, or -1. */
  readonly active: number;
  readonly editing: boolean;
  readonly marked: boolean;
  readonly level: number | undefined;
  readonly expanded: boolean | undefined;
}

function SheetRowView<R>({ view, index, top, row, left, right, active, editing, marked, level, expanded }: Props<R>) {
  const first = view.marks ? 2 : 1;
  return (
    <div
      role="row"
      className={`sheet-row ${(row && view.rowClass?.(row)) ?? ''}`}
      data-row={index}
      data-active={active >= 0 || undefined}
      aria-rowindex={index + view.headRows + 1}
      aria-busy={row === undefined || undefined}
      aria-level={level}
      aria-expanded={expanded}
      style={{ transform: `translateY(${top}px)` }}
    >
      {view.marks && (
        <div role="gridcell" className="sheet-cell sheet-mark" aria-colindex={1}>
          {row !== undefined && (
            <input type="checkbox" tabIndex={-1} readOnly checked={marked} aria-label={`Select row ${index + 1}`} data-mark />
          )}
        </div>
      )}
      {view.columns.map((column, position) => {
        const isActive = position === active;
        const problem = row && view.problem?.(row, column.key);
        const text = row === undefined ? '' : column.text(row);
        return (
          <div
            key={column.key}
            role="gridcell"
            id={isActive ? `${view.id}-active` : undefined}
            className="sheet-cell"
            data-column={position}
            data-pinned={position === 0 || undefined}
            data-end={column.align === 'end' || undefined}
            data-mono={column.mono || undefined}
            data-band={column.group?.toLowerCase()}
            data-active={isActive || undefined}
            aria-colindex={position + first}
            aria-selected={position >= left && position <= right}
            aria-readonly={view.editable && !column.edit ? true : undefined}
            aria-invalid={problem !== undefined || undefined}
            title={problem}
          >
            {position === 0 && level !== undefined && (
              <span className="sheet-twist" data-level={level} data-twist={expanded !== undefined || undefined} aria-hidden />
            )}
            {row === undefined ? (
              <span className="sheet-skeleton" aria-hidden />
            ) : (
              <span className="sheet-text">{column.render ? column.render(row, index) : text}</span>
            )}
            {problem !== undefined && (
              <span className="sheet-problem" role={isActive ? 'alert' : undefined}>
                {problem}
              </span>
            )}
            {isActive && view.editable && column.edit && row !== undefined && (
              <CellInput
                label={`${column.label}, row ${index + 1}`}
                text={text}
                editing={editing}
                numeric={column.edit === 'number'}
                choices={column.edit === 'choice' ? column.choices : undefined}
                several={column.several ?? false}
                hint={column.hint}
                problem={problem}
                actions={view.actions}
              />
            )}
          </div>
        );
      })}
    </div>
  );
}

export const SheetRow = memo(SheetRowView) as typeof SheetRowView;
