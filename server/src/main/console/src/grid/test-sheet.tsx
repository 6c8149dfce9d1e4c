import { act, createEvent, fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { beforeAll, vi } from 'vitest';

import type { Column, Patch } from './model';
import { Sheet, type SheetProps } from './Sheet';
import { patched } from './test-patches';

// a busy machine needs its time
vi.setConfig({ testTimeout: 30_000 });

// a window of 600 by 900 pixels, where jsdom has none
beforeAll(() => {
  for (const [name, pixels] of [['offsetHeight', 600], ['clientHeight', 600], ['offsetWidth', 900]] as const) {
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => pixels });
  }
  Object.defineProperty(HTMLElement.prototype, 'scrollHeight', {
    configurable: true,
    get(this: HTMLElement) {
      return 68 + Number.parseInt(this.querySelector<HTMLElement>('.sheet-body')?.style.height ?? '0');
    },
  });
  // what the virtual list scrolls by
  Element.prototype.scrollTo = function (this: Element, options?: ScrollToOptions | number) {
    this.scrollTop = (options as ScrollToOptions).top ?? 0;
    this.dispatchEvent(new Event('scroll'));
  } as Element['scrollTo'];
});

export interface Rule {
  readonly category: string;
  readonly stock: string;
  readonly value: string;
}

export const COLUMNS: Column<Rule>[] = [
  { key: 'category', label: 'Category', group: 'When', width: 120, text: (row) => row.category, edit: 'text', sortable: true, filterable: true },
  { key: 'stock', label: 'Stock', group: 'When', width: 100, text: (row) => row.stock, edit: 'text' },
  { key: 'value', label: 'Value', group: 'Then', width: 80, text: (row) => row.value, edit: 'number', align: 'end' },
];
export const READ_ONLY = COLUMNS.map(({ edit: _, ...column }) => column);

export const rulesOf = (count: number): Rule[] =>
  Array.from({ length: count }, (_, index) => ({ category: `c${index}`, stock: `s${index}`, value: `${index}` }));

export interface OwnerProps extends Partial<SheetProps<Rule>> {
  readonly start?: Rule[];
  readonly seen?: (rows: readonly Rule[], patches: readonly Patch[]) => void;
}

export function Owner({ start = rulesOf(20), seen, ...rest }: OwnerProps) {
  const [rows, setRows] = useState<readonly Rule[]>(start);
  const onCommit = (patches: readonly Patch[]) => {
    const after = patched(rows, patches, () => ({ category: '', stock: '', value: '' }), (row, key, text) => ({ ...row, [key]: text }));
    setRows(after);
    seen?.(after, patches);
  };
  return <Sheet label="Rules" columns={COLUMNS} rowCount={rows.length} getRow={(i) => rows[i]} onCommit={onCommit} {...rest} />;
}

export const grid = () => screen.getByRole('grid');
export const active = () => grid().querySelector<HTMLElement>('[data-active][role]:not([role=row])')!;
export const where = () => `${active().closest('[role=row]')!.getAttribute('aria-rowindex')}:${active().getAttribute('aria-colindex')}`;
export const press = (key: string, held: object = {}) => fireEvent.keyDown(document.activeElement!, { key, ...held });
export const type = (text: string) => fireEvent.input(document.activeElement!, { target: { value: text } });
export const cell = (row: number, column: number) =>
  grid().querySelector<HTMLElement>(`[data-row="${row}"] > [data-column="${column}"]`)!;
export const shown = (row: number, column: number) => cell(row, column).querySelector('.sheet-text')!.textContent;
/** As a browser does: the focus goes to the sheet after the press. */
export const click = (target: Element) => {
  fireEvent.mouseDown(target, { button: 0 });
  act(() => target.closest<HTMLElement>('[role=grid], [role=treegrid]')!.focus());
  fireEvent.mouseUp(target);
  fireEvent.click(target);
};
export const enter = (row = 0, column = 0) => click(cell(row, column));

export function clipboard(type: 'copy' | 'paste', text = '') {
  const data = { getData: () => text, setData: vi.fn() };
  const event = createEvent[type](document.activeElement!, {});
  Object.defineProperty(event, 'clipboardData', { value: data });
  fireEvent(document.activeElement!, event);
  return data.setData.mock.calls[0]?.[1] as string | undefined;
}
