import { IconArrowDown, IconArrowUp, IconFilter, IconFilterFilled } from '@tabler/icons-react';
import { type PointerEvent, useRef } from 'react';

import type { Filters } from './filter';
import { type Column, HEAD } from './model';
import type { Sort } from './sort';

interface Props<R> {
  readonly id: string;
  readonly columns: readonly Column<R>[];
  readonly marks: boolean;
  readonly allMarked: boolean;
  readonly onMarkAll: () => void;
  readonly sort: Sort | undefined;
  readonly filters: Filters | undefined;
  /** The column whose filter is open. */
  readonly filtering: number | undefined;
  readonly onFilter: (column: Column<R>, text: string) => void;
  readonly onFiltering: (column: number | undefined) => void;
  readonly widthOf: (column: Column<R>) => number;
  readonly onWidth: (column: Column<R>, pixels: number) => void;
  readonly onResetWidth: (column: Column<R>) => void;
  /** The active column if the header is active, or -1. */
  readonly active: number;
}

/** The bands of the columns if there are any, and the row of their names: sorted, filtered and sized here. */
export function SheetHead<R>(props: Props<R>) {
  const { id, columns, marks, allMarked, onMarkAll, active } = props;
  const bands = bandsOf(columns);
  const first = marks ? 2 : 1;
  return (
    <div role="rowgroup" className="sheet-head">
      {bands.length > 0 && (
        <div role="row" className="sheet-bands" aria-rowindex={1}>
          {marks && <div role="gridcell" className="sheet-band" aria-colindex={1} />}
          {bands.map(({ name, from, span }) => (
            <div
              key={from}
              role={name ? 'columnheader' : 'gridcell'}
              className="sheet-band"
              data-band={name.toLowerCase() || undefined}
              data-pinned={(from === 0 && span === 1) || undefined}
              aria-colindex={from + first}
              aria-colspan={span}
              style={{ gridColumn: `span ${span}` }}
            >
              {name}
            </div>
          ))}
        </div>
      )}
      <div role="row" className="sheet-names" data-row={HEAD} aria-rowindex={bands.length > 0 ? 2 : 1}>
        {marks && (
          <div role="columnheader" className="sheet-cell sheet-mark" aria-colindex={1}>
            <input type="checkbox" tabIndex={-1} checked={allMarked} onChange={onMarkAll} aria-label="Select all rows shown" />
          </div>
        )}
        {columns.map((column, position) => (
          <HeadCell
            key={column.key}
            {...props}
            column={column}
            position={position}
            colIndex={position + first}
            id={position === active ? `${id}-active` : undefined}
          />
        ))}
      </div>
    </div>
  );
}

type CellProps<R> = Omit<Props<R>, 'id'> & {
  readonly id: string | undefined;
  readonly column: Column<R>;
  readonly position: number;
  readonly colIndex: number;
};

function HeadCell<R>({ column, position, colIndex, id, sort, filters, filtering, ...actions }: CellProps<R>) {
  const order = sort?.key === column.key ? (sort.descending ? 'descending' : 'ascending') : undefined;
  const filter = filters?.[column.key];
  return (
    <div
      role="columnheader"
      id={id}
      className="sheet-cell sheet-name"
      data-column={position}
      data-pinned={position === 0 || undefined}
      data-end={column.align === 'end' || undefined}
      data-active={id !== undefined || undefined}
      data-sortable={column.sortable || undefined}
      aria-colindex={colIndex}
      aria-sort={column.sortable ? (order ?? 'none') : undefined}
    >
      {filtering === position ? (
        <FilterInput
          label={`Filter ${column.label}`}
          text={filter ?? ''}
          onText={(text) => actions.onFilter(column, text)}
          onClose={() => actions.onFiltering(undefined)}
        />
      ) : (
        <>
          <span className="sheet-text">{column.label}</span>
          {order === 'ascending' && <IconArrowUp size={13} aria-hidden />}
          {order === 'descending' && <IconArrowDown size={13} aria-hidden />}
          {filters && column.filterable && (
            <button
              type="button"
              tabIndex={-1}
              className="sheet-filter"
              aria-label={filter ? `Filter ${column.label}: ${filter}` : `Filter ${column.label}`}
              onClick={() => actions.onFiltering(position)}
            >
              {filter ? <IconFilterFilled size={13} aria-hidden /> : <IconFilter size={13} aria-hidden />}
            </button>
          )}
        </>
      )}
      <Grip
        width={() => actions.widthOf(column)}
        onWidth={(pixels) => actions.onWidth(column, pixels)}
        onReset={() => actions.onResetWidth(column)}
      />
    </div>
  );
}

interface FilterProps {
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onClose: () => void;
}

function FilterInput({ label, text, onText, onClose }: FilterProps) {
  return (
    <input
      autoFocus
      type="search"
      className="sheet-filter-input"
      data-own-keys
      aria-label={label}
      placeholder="contains…"
      defaultValue={text}
      onChange={(event) => onText(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === 'Escape') {
          event.preventDefault();
          event.stopPropagation();
          onClose();
        }
      }}
      onBlur={onClose}
    />
  );
}

interface GripProps {
  readonly width: () => number;
  readonly onWidth: (pixels: number) => void;
  readonly onReset: () => void;
}

/** The edge of a header that is dragged; with the keyboard it is alt and the arrows. */
function Grip({ width, onWidth, onReset }: GripProps) {
  const start = useRef<{ x: number; width: number }>(undefined);
  const onPointerDown = (event: PointerEvent<HTMLSpanElement>) => {
    const cell = event.currentTarget.parentElement!;
    start.current = { x: event.clientX, width: cell.offsetWidth || width() };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  return (
    <span
      className="sheet-grip"
      data-grip
      aria-hidden
      onPointerDown={onPointerDown}
      onPointerMove={(event) => {
        if (start.current) onWidth(start.current.width + event.clientX - start.current.x);
      }}
      onPointerUp={() => (start.current = undefined)}
      onDoubleClick={onReset}
    />
  );
}

interface Band {
  readonly name: string;
  readonly from: number;
  readonly span: number;
}

/** Neighbouring columns of one group share a band; no bands if no column has a group. */
export function bandsOf<R>(columns: readonly Column<R>[]): Band[] {
  if (columns.every(({ group }) => group === undefined)) {
    return [];
  }
  return columns.reduce<Band[]>((bands, { group = '' }, from) => {
    const last = bands.at(-1);
    return last?.name === group
      ? [...bands.slice(0, -1), { ...last, span: last.span + 1 }]
      : [...bands, { name: group, from, span: 1 }];
  }, []);
}
