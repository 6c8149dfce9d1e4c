import './sheet.css';

import { type Range, useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';

import { caretToEnd, focusActive, ownsKeys, revealColumn, withRow } from './dom';
import type { Cells } from './edits';
import { editCommands, ROW_COMMANDS } from './editCommands';
import * as edits from './edits';
import { withFilter } from './filter';
import { type Command, commandOf } from './keys';
import { HEAD, type Patch, type Position } from './model';
import { keepPlace, placeOf } from './places';
import type { SheetProps } from './props';
import * as selections from './selection';
import { bandsOf, SheetHead } from './SheetHead';
import { type RowView, SheetRow } from './SheetRow';
import { nextSort } from './sort';
import { twisted } from './twist';
import { useClipboard } from './useClipboard';
import { useFocus } from './useFocus';
import { useHistory } from './useHistory';
import { useMarks } from './useMarks';
import { useMouse } from './useMouse';
import { useWidths } from './useWidths';

export type { SheetHandle, SheetProps, SheetTree } from './props';

const ROW = 34;
const HEAD_ROW = 34;

/** A grid of any number of rows: moved through, copied and edited like a spreadsheet. docs/sheet.md lists its keys. */
export function Sheet<R>(props: SheetProps<R>) {
  const { columns, rowCount, getRow, onVisible, onCommit, onOpen, problem, rowClass, sort, filters, tree, remember } = props;
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const [place] = useState(() => (remember === undefined ? undefined : placeOf(remember)));
  const [chosen, select] = useState(() => place?.selection ?? selections.at({ row: 0, column: 0 }));
  const [editing, setEditing] = useState(false);
  const [filtering, setFiltering] = useState<number>();
  const [said, say] = useState('');
  const { commit, undo, redo } = useHistory(onCommit, (patches) => show(patches), props.history);

  const marksOn = props.marks !== undefined;
  const widths = useWidths(columns, marksOn);
  const headRows = useMemo(() => (bandsOf(columns).length > 0 ? 2 : 1), [columns]);
  const headHeight = headRows * HEAD_ROW;
  const size = { rows: rowCount, columns: columns.length };
  const selection = {
    anchor: selections.within(size, chosen.anchor),
    focus: selections.within(size, chosen.focus),
  };
  const { anchor, focus } = selection;
  const span = selections.spanOf(selection);
  const inHead = anchor.row === HEAD;

  const virtualizer = useVirtualizer({
    count: rowCount,
    getScrollElement: () => root.current,
    estimateSize: () => ROW,
    overscan: 8,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    useFlushSync: false,
    initialOffset: place?.offset ?? 0,
    rangeExtractor: useCallback((range: Range) => withRow(range, anchor.row), [anchor.row]),
  });
  const first = virtualizer.range?.startIndex ?? 0;
  const last = virtualizer.range?.endIndex ?? 0;
  useEffect(() => onVisible?.(first, last), [first, last, onVisible]);

  const cells: Cells = {
    rows: rowCount,
    keys: columns.map(({ key, edit }) => (edit ? key : undefined)),
    grows: !props.fixedRows,
    text: (row, column) => {
      const value = getRow(row);
      return value === undefined ? '' : columns[column]!.text(value);
    },
  };

  const choose = (next: selections.Selection) => {
    select(next);
    if (next.anchor.row !== anchor.row && next.anchor.row !== HEAD) {
      props.onActive?.(next.anchor.row);
    }
    if (next.anchor.row !== anchor.row || next.anchor.column !== anchor.column) {
      props.onActiveCell?.(next.anchor);
    }
    say(sizeOf(selections.spanOf(next)));
  };
  const go = (to: Position, extend = false) => choose(selections.moved(selection, to, size, extend));
  const show = (patches: readonly Patch[]) => {
    const cell = patches.find((patch) => patch.type === 'set');
    if (cell) {
      select(selections.at({ row: cell.row, column: columns.findIndex(({ key }) => key === cell.key) }));
    }
  };

  const latest = useRef({ editing, finish: (_text: string | undefined, _rows: number, _columns: number) => {} });
  latest.current = {
    editing,
    finish: (text, rows, over) => {
      setEditing(false);
      if (text !== undefined) {
        commit(edits.set(cells, anchor.row, anchor.column, text.trim()));
      }
      if (rows !== 0 || over !== 0) {
        go({ row: Math.max(0, anchor.row + rows), column: anchor.column + over });
      }
    },
  };
  const view = useMemo<RowView<R>>(
    () => ({
      id,
      columns,
      marks: marksOn,
      editable: onCommit !== undefined,
      headRows,
      problem,
      rowClass,
      actions: {
        begin: () => setEditing(true),
        finish: (text, rows, over) => {
          if (latest.current.editing) latest.current.finish(text, rows, over);
        },
      },
    }),
    [id, columns, marksOn, onCommit === undefined, headRows, problem, rowClass],
  );

  const typesHere = onCommit !== undefined && !inHead && columns[anchor.column]?.edit !== undefined && getRow(anchor.row) !== undefined;
  const beginEdit = () => {
    if (typesHere) {
      select(selections.at(anchor));
      setEditing(true);
      caretToEnd(root.current);
    }
  };

  const focused = useFocus(root, editing, [anchor.row, anchor.column, editing, filtering, typesHere], filtering !== undefined);

  const skipReveal = useRef(true);
  useEffect(() => {
    if (skipReveal.current) {
      skipReveal.current = false;
      return;
    }
    if (focus.row !== HEAD) {
      virtualizer.scrollToIndex(focus.row);
    }
    revealColumn(root.current, focus, marksOn);
  }, [focus.row, focus.column]);

  const order = useRef(sort);
  useEffect(() => {
    if (order.current?.key !== sort?.key || order.current?.descending !== sort?.descending) {
      order.current = sort;
      root.current?.scrollTo({ top: 0 });
    }
  }, [sort]);

  const left = useRef({ selection, rows: rowCount });
  left.current = { selection, rows: rowCount };
  useLayoutEffect(() => {
    const scroller = root.current;
    return () => {
      if (remember !== undefined && scroller) keepPlace(remember, { offset: scroller.scrollTop, ...left.current });
    };
  }, [remember]);

  useImperativeHandle(props.ref, () => ({
    undo,
    redo,
    rows: (what) => {
      if (onCommit && (!inHead || rowCount === 0)) executeEdit(ROW_COMMANDS[what]);
    },
    focus: (position) => {
      if (position) select(selections.at(position));
      focused.take();
    },
  }));

  const marks = useMarks(props, () => virtualizer.getVirtualItems().map(({ index }) => index), say);

  const sortBy = (column: number) => {
    const by = columns[column];
    if (by?.sortable) {
      const next = nextSort(sort, by.key);
      props.onSort?.(next);
      say(next ? `Sorted by ${by.label}, ${next.descending ? 'descending' : 'ascending'}` : 'Not sorted');
    }
  };

  /** In a tree the arrows open and close rows before they move. */
  const twist = (rows: number, over: number): boolean => {
    const answer = tree && rows === 0 && !inHead && anchor.column === 0 ? twisted(tree, anchor.row, over) : undefined;
    if (answer === 'toggle') tree?.toggle(anchor.row);
    else if (answer !== undefined) go({ row: answer, column: 0 });
    return answer !== undefined;
  };

  /** False leaves the key to the browser. */
  const execute = (command: Command): boolean => {
    switch (command.type) {
      case 'step':
        if (command.extend || !twist(command.rows, command.columns)) {
          go({ row: focus.row + command.rows, column: focus.column + command.columns }, command.extend);
        }
        return true;
      case 'page': {
        const rows = Math.max(1, Math.floor(((root.current?.clientHeight ?? 0) - headHeight) / ROW) - 1);
        go({ row: Math.max(0, focus.row + command.by * rows), column: focus.column }, command.extend);
        return true;
      }
      case 'edge':
        go(
          {
            row: command.row === undefined ? focus.row : command.row === 'first' ? 0 : rowCount - 1,
            column: command.column === undefined ? focus.column : command.column === 'first' ? 0 : columns.length - 1,
          },
          command.extend,
        );
        return true;
      case 'selectAll':
        choose(selections.all(size));
        return true;
      case 'sort':
        sortBy(anchor.column);
        return true;
      case 'filter':
        if (props.onFilters && columns[anchor.column]?.filterable) setFiltering(anchor.column);
        return true;
      case 'resize':
        widths.stepWidth(columns[anchor.column]!, command.by);
        return true;
      case 'mark':
        return marks.mark(anchor.row, command.range);
      case 'enter':
        if (typesHere) go({ row: anchor.row + (command.back ? -1 : 1), column: anchor.column });
        else open(anchor.row);
        return true;
      default:
        return onCommit !== undefined && executeEdit(command);
    }
  };

  const executeEdit = editCommands({ cells, columns, selection, commit, undo, redo, select, say, begin: beginEdit });

  const open = (index: number) => {
    const row = index === HEAD ? undefined : getRow(index);
    if (row !== undefined) onOpen?.(row, index);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (editing || event.nativeEvent.isComposing || ownsKeys(event.target)) {
      return;
    }
    const command = commandOf(event, inHead);
    if (command && execute(command)) {
      event.preventDefault();
    }
  };

  const mouse = useMouse({
    go,
    begins: () => {
      if (editing) (document.activeElement as HTMLElement | null)?.blur();
    },
    twist: (row) => tree?.toggle(row),
    mark: (row, range) => {
      marks.mark(row, range);
      select(selections.at({ row, column: 0 }));
      focusActive(root.current, false);
    },
    sort: sortBy,
    open: (row) => (typesHere ? beginEdit() : open(row)),
  });

  const { onCopy, onPaste } = useClipboard({
    cells,
    span,
    isLoaded: (row) => getRow(row) !== undefined,
    leaves: (event) => editing || inHead || ownsKeys(event.target),
    commit: onCommit && commit,
    select,
    say,
  });

  return (
    <div className="sheet-frame" style={{ maxHeight: headHeight + rowCount * ROW + 3 }}>
      <div
        ref={root}
        role={tree ? 'treegrid' : 'grid'}
        className="sheet"
        style={widths.style}
        aria-label={props.label}
        aria-rowcount={rowCount + headRows}
        aria-colcount={columns.length + (marksOn ? 1 : 0)}
        aria-multiselectable
        aria-readonly={onCommit === undefined || undefined}
        aria-activedescendant={typesHere ? undefined : `${id}-active`}
        tabIndex={typesHere ? -1 : 0}
        onKeyDown={onKeyDown}
        {...mouse}
        onCopy={onCopy}
        onPaste={onPaste}
        onFocus={focused.onFocus}
        onBlur={focused.onBlur}
      >
        <SheetHead
          id={id}
          columns={columns}
          marks={marksOn}
          allMarked={marks.allMarked}
          onMarkAll={marks.markAll}
          sort={sort}
          filters={props.onFilters ? (filters ?? {}) : undefined}
          filtering={filtering}
          onFilter={(column, text) => props.onFilters?.(withFilter(filters ?? {}, column.key, text))}
          onFiltering={setFiltering}
          widthOf={widths.widthOf}
          onWidth={widths.setWidth}
          onResetWidth={widths.resetWidth}
          active={inHead ? anchor.column : -1}
        />
        <div role="rowgroup" className="sheet-body" style={{ height: rowCount * ROW }}>
          {virtualizer.getVirtualItems().map(({ index }) => {
            const row = getRow(index);
            const selected = index >= span.top && index <= span.bottom;
            return (
              <SheetRow
                key={index}
                view={view}
                index={index}
                top={index * ROW}
                row={row}
                left={selected ? span.left : 0}
                right={selected ? span.right : -1}
                active={index === anchor.row ? anchor.column : -1}
                editing={editing && index === anchor.row}
                marked={marks.isMarked(index)}
                level={tree?.level(index)}
                expanded={tree?.expanded(index)}
              />
            );
          })}
        </div>
      </div>
      <div role="status" className="sheet-status">
        {said}
      </div>
    </div>
  );
}

function sizeOf({ top, bottom, left, right }: selections.Span): string {
  const rows = bottom - top + 1;
  const columns = right - left + 1;
  return rows * columns > 1 ? `${rows} rows by ${columns} columns selected` : '';
}
