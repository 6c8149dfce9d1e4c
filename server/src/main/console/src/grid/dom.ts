import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual';

import { HEAD, type Position } from './model';
import { MARK_WIDTH } from './useWidths';

/** The rows to draw, with the active one wherever it is: it carries the focus. */
export function withRow(range: Range, row: number): number[] {
  const rows = defaultRangeExtractor(range);
  return row === HEAD || row >= range.count || rows.includes(row) ? rows : [...rows, row].sort((one, other) => one - other);
}

/** Both and all between them, in order. */
export function rowsBetween(one: number, other: number): number[] {
  const low = Math.min(one, other);
  return Array.from({ length: Math.abs(one - other) + 1 }, (_, index) => low + index);
}

/** The cell an element is part of. */
export function positionOf(target: HTMLElement): Position | undefined {
  const cell = target.closest<HTMLElement>('[data-column]');
  const row = cell?.closest<HTMLElement>('[data-row]');
  return cell && row ? { row: Number(row.dataset.row), column: Number(cell.dataset.column) } : undefined;
}

/** Whether something in the sheet, such as a filter, takes the keys itself. */
export const ownsKeys = (target: EventTarget) => target instanceof HTMLElement && target.closest('[data-own-keys]') !== null;

/** The input of the active cell where it has one, or the sheet, which points at the active cell. */
export function focusActive(sheet: HTMLDivElement | null, editing: boolean): void {
  const input = sheet?.querySelector<HTMLInputElement>('.sheet-input');
  if (!input) {
    if (document.activeElement !== sheet) sheet?.focus({ preventScroll: true });
    return;
  }
  input.focus({ preventScroll: true });
  if (!editing) {
    input.select();
  }
}

/** Keeps the text of the active cell: what is typed comes behind it. */
export function caretToEnd(sheet: HTMLDivElement | null): void {
  const input = sheet?.querySelector<HTMLInputElement>('.sheet-input');
  input?.setSelectionRange(input.value.length, input.value.length);
}

/** Scrolls sideways until the cell is in sight beside the pinned column. */
export function revealColumn(sheet: HTMLDivElement | null, { row, column }: Position, marks: boolean): void {
  const cell = sheet?.querySelector<HTMLElement>(`[data-row="${row}"] > [data-column="${column}"]`);
  const pinned = sheet?.querySelector<HTMLElement>('.sheet-names > [data-pinned]');
  if (!sheet || !cell || !pinned || column === 0) {
    return;
  }
  const covered = pinned.offsetWidth + (marks ? MARK_WIDTH : 0);
  if (cell.offsetLeft < sheet.scrollLeft + covered) {
    sheet.scrollLeft = cell.offsetLeft - covered;
  } else if (cell.offsetLeft + cell.offsetWidth > sheet.scrollLeft + sheet.clientWidth) {
    sheet.scrollLeft = cell.offsetLeft + cell.offsetWidth - sheet.clientWidth;
  }
}
