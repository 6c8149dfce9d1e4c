import { type MouseEvent, useEffect, useRef } from 'react';

import { positionOf } from './dom';
import { HEAD, type Position } from './model';

interface Sheet {
  readonly go: (to: Position, extend: boolean) => void;
  /** A press in the sheet, before anything else. */
  readonly begins: () => void;
  readonly twist: (row: number) => void;
  readonly mark: (row: number, range: boolean) => void;
  readonly sort: (column: number) => void;
  /** A double click. */
  readonly open: (row: number) => void;
}

/** Selects by click and by dragging, with shift from where the selection began; sorts in the header. */
export function useMouse({ go, begins, twist, mark, sort, open }: Sheet) {
  const dragging = useRef(false);

  useEffect(() => {
    const release = () => (dragging.current = false);
    window.addEventListener('mouseup', release);
    return () => window.removeEventListener('mouseup', release);
  }, []);

  const onMouseDown = (event: MouseEvent) => {
    const target = event.target as HTMLElement;
    const cell = positionOf(target);
    if (!cell || event.button !== 0 || target.closest('a, .sheet-filter, [data-own-keys], [data-editing], [data-grip]')) {
      return;
    }
    begins();
    if (target.closest('[data-twist]')) {
      twist(cell.row);
    }
    dragging.current = cell.row !== HEAD;
    go(cell, event.shiftKey);
  };

  const onMouseOver = (event: MouseEvent) => {
    const cell = dragging.current ? positionOf(event.target as HTMLElement) : undefined;
    if (cell && cell.row !== HEAD) {
      go(cell, true);
    }
  };

  const onClick = (event: MouseEvent) => {
    const target = event.target as HTMLElement;
    const cell = positionOf(target);
    if (target.closest('[data-mark]')) {
      mark(Number(target.closest<HTMLElement>('[data-row]')?.dataset.row), event.shiftKey);
    } else if (cell?.row === HEAD && !target.closest('button, input, [data-grip]')) {
      sort(cell.column);
    }
  };

  const onDoubleClick = (event: MouseEvent) => {
    const cell = positionOf(event.target as HTMLElement);
    if (cell && cell.row !== HEAD) {
      open(cell.row);
    }
  };

  return { onMouseDown, onMouseOver, onClick, onDoubleClick };
}
