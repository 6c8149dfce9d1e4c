import { act, createEvent, fireEvent, render, screen, within } from '@testing-library/react';
import { createRef, useState } from 'react';
import { beforeAll, describe, expect, test, vi } from 'vitest';

import { matching } from './filter';
import type { Column, Patch } from './model';
import { Sheet, type SheetHandle, type SheetProps } from './Sheet';
import type { Sort } from './sort';
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

interface Rule {
  readonly category: string;
  readonly stock: string;
  readonly value: string;
}

const COLUMNS: Column<Rule>[] = [
  { key: 'category', label: 'Category', group: 'When', width: 120, text: (row) => row.category, edit: 'text', sortable: true, filterable: true },
  { key: 'stock', label: 'Stock', group: 'When', width: 100, text: (row) => row.stock, edit: 'text' },
  { key: 'value', label: 'Value', group: 'Then', width: 80, text: (row) => row.value, edit: 'number', align: 'end' },
];
const READ_ONLY = COLUMNS.map(({ edit: _, ...column }) => column);

const rulesOf = (count: number): Rule[] =>
  Array.from({ length: count }, (_, index) => ({ category: `c${index}`, stock: `s${index}`, value: `${index}` }));

interface OwnerProps extends Partial<SheetProps<Rule>> {
  readonly start?: Rule[];
  readonly seen?: (rows: readonly Rule[], patches: readonly Patch[]) => void;
}

function Owner({ start = rulesOf(20), seen, ...rest }: OwnerProps) {
  const [rows, setRows] = useState<readonly Rule[]>(start);
  const onCommit = (patches: readonly Patch[]) => {
    const after = patched(rows, patches, () => ({ category: '', stock: '', value: '' }), (row, key, text) => ({ ...row, [key]: text }));
    setRows(after);
    seen?.(after, patches);
  };
  return <Sheet label="Rules" columns={COLUMNS} rowCount={rows.length} getRow={(i) => rows[i]} onCommit={onCommit} {...rest} />;
}

const grid = () => screen.getByRole('grid');
const active = () => grid().querySelector<HTMLElement>('[data-active][role]:not([role=row])')!;
const where = () => `${active().closest('[role=row]')!.getAttribute('aria-rowindex')}:${active().getAttribute('aria-colindex')}`;
const press = (key: string, held: object = {}) => fireEvent.keyDown(document.activeElement!, { key, ...held });
const type = (text: string) => fireEvent.input(document.activeElement!, { target: { value: text } });
const cell = (row: number, column: number) =>
  grid().querySelector<HTMLElement>(`[data-row="${row}"] > [data-column="${column}"]`)!;
const shown = (row: number, column: number) => cell(row, column).querySelector('.sheet-text')!.textContent;
/** As a browser does: the focus goes to the sheet after the press. */
const click = (target: Element) => {
  fireEvent.mouseDown(target, { button: 0 });
  act(() => target.closest<HTMLElement>('[role=grid], [role=treegrid]')!.focus());
  fireEvent.mouseUp(target);
  fireEvent.click(target);
};
const enter = (row = 0, column = 0) => click(cell(row, column));

function clipboard(type: 'copy' | 'paste', text = '') {
  const data = { getData: () => text, setData: vi.fn() };
  const event = createEvent[type](document.activeElement!, {});
  Object.defineProperty(event, 'clipboardData', { value: data });
  fireEvent(document.activeElement!, event);
  return data.setData.mock.calls[0]?.[1] as string | undefined;
}

describe('moving', () => {
  test('arrows, pages and edges; the row count and the indices count the header rows', () => {
    render(<Owner start={rulesOf(1_000)} />);
    enter();
    expect(where()).toBe('3:1');

    press('ArrowDown');
    press('ArrowRight');
    expect(where()).toBe('4:2');
    press('PageDown');
    expect(where()).toBe('18:2');
    press('End', { ctrlKey: true });
    expect(where()).toBe('1002:3');
    expect(grid()).toHaveProperty('ariaRowCount', '1002');
    press('Home', { ctrlKey: true });
    expect(where()).toBe('3:1');
  });

  test('a read-only sheet keeps the focus and points at its active cell', () => {
    render(<Owner columns={READ_ONLY} onCommit={undefined!} />);
    enter();
    press('ArrowDown');

    expect(document.activeElement).toBe(grid());
    expect(grid().getAttribute('aria-activedescendant')).toBe(active().id);
    expect(grid().getAttribute('aria-readonly')).toBe('true');
  });

  test('shift extends by keys and by mouse, and the selection is told', () => {
    render(<Owner />);
    enter(1, 0);
    press('ArrowDown', { shiftKey: true });
    press('ArrowRight', { shiftKey: true });

    expect(grid().querySelectorAll('[aria-selected=true]')).toHaveLength(4);
    expect(screen.getByText('2 rows by 2 columns selected')).toBeTruthy();

    fireEvent.mouseDown(cell(3, 2), { button: 0, shiftKey: true });
    expect(grid().querySelectorAll('[aria-selected=true]')).toHaveLength(9);
    fireEvent.mouseOver(cell(4, 2));
    expect(grid().querySelectorAll('[aria-selected=true]')).toHaveLength(12);
    fireEvent.mouseUp(document.body);
    fireEvent.mouseOver(cell(6, 2));
    expect(grid().querySelectorAll('[aria-selected=true]')).toHaveLength(12);
  });

  test('tab leaves the sheet', () => {
    render(<Owner />);
    enter();

    expect(press('Tab')).toBe(true);
  });

  test('only rows near the window are drawn, and the active one wherever it is', () => {
    render(<Owner start={rulesOf(100_000)} />);
    enter();
    expect(grid().querySelectorAll('.sheet-row').length).toBeLessThan(40);

    act(() => grid().scrollTo({ top: 50_000 * 34 }));

    expect(cell(0, 0)).not.toBeNull();
    expect(cell(50_000, 0)).not.toBeNull();
    expect(cell(200, 0)).toBeNull();
  });
});

describe('editing', () => {
  test('typing replaces, enter commits and goes down', () => {
    const seen = vi.fn();
    render(<Owner seen={seen} />);
    enter();

    type('Denim');
    press('Enter');

    expect(seen.mock.calls[0]![1]).toEqual([{ type: 'set', row: 0, key: 'category', before: 'c0', after: 'Denim' }]);
    expect(shown(0, 0)).toBe('Denim');
    expect(where()).toBe('4:1');
    expect(document.activeElement).toBe(screen.getByLabelText('Category, row 2'));
  });

  test('F2 keeps the text, tab commits and goes on, escape gives up', () => {
    render(<Owner />);
    enter();
    press('F2');
    expect(document.activeElement).toHaveProperty('value', 'c0');
    fireEvent.change(document.activeElement!, { target: { value: 'c0!' } });
    press('Tab');
    expect(shown(0, 0)).toBe('c0!');
    expect(where()).toBe('3:2');

    type('nonsense');
    press('Escape');
    expect(shown(0, 1)).toBe('s0');
    expect(document.activeElement).toHaveProperty('value', 's0');
  });

  test('an input method composes in the cell; its enter does not end the edit', () => {
    const seen = vi.fn();
    render(<Owner seen={seen} />);
    enter();

    fireEvent.compositionStart(document.activeElement!);
    expect(document.activeElement!.hasAttribute('data-editing')).toBe(true);
    fireEvent.keyDown(document.activeElement!, { key: 'Enter', isComposing: true });
    expect(seen).not.toHaveBeenCalled();

    fireEvent.compositionEnd(document.activeElement!);
    fireEvent.change(document.activeElement!, { target: { value: '上着' } });
    press('Enter');
    expect(shown(0, 0)).toBe('上着');
  });

  test('a click elsewhere commits', () => {
    render(<Owner />);
    enter();
    type('Home');

    enter(4, 1);

    expect(shown(0, 0)).toBe('Home');
    expect(where()).toBe('7:2');
  });

  test('copy, paste with an overrun, undo and redo', () => {
    const seen = vi.fn();
    render(<Owner start={rulesOf(3)} seen={seen} />);
    enter(1, 0);
    press('ArrowDown', { shiftKey: true });
    press('ArrowRight', { shiftKey: true });
    expect(clipboard('copy')).toBe('c1\ts1\nc2\ts2');

    enter(2, 0);
    clipboard('paste', '"a\tb"\tx\nq\t\n');
    expect([shown(2, 0), shown(2, 1), shown(3, 0), shown(3, 1)]).toEqual(['a\tb', 'x', 'q', '']);
    expect(screen.getByText('3 cells pasted, 1 rows added')).toBeTruthy();

    press('z', { ctrlKey: true });
    expect(seen.mock.lastCall![0]).toEqual(rulesOf(3));
    press('z', { ctrlKey: true, shiftKey: true });
    expect(seen.mock.lastCall![0]).toHaveLength(4);
  });

  test('control D fills down, delete clears, alt moves rows', () => {
    render(<Owner start={rulesOf(4)} />);
    enter(0, 0);
    press('ArrowDown', { shiftKey: true });
    press('d', { ctrlKey: true });
    expect(shown(1, 0)).toBe('c0');

    press('Delete');
    expect([shown(0, 0), shown(1, 0)]).toEqual(['', '']);

    enter(2, 0);
    press('ArrowUp', { altKey: true });
    expect([shown(1, 0), shown(2, 0)]).toEqual(['c2', '']);
    expect(where()).toBe('4:1');
  });

  test('the owner takes back and repeats through the handle', () => {
    const handle = createRef<SheetHandle>();
    render(<Owner ref={handle} />);
    enter();
    type('x');
    press('Enter');

    act(() => handle.current!.undo());
    expect(shown(0, 0)).toBe('c0');
    act(() => handle.current!.redo());
    expect(shown(0, 0)).toBe('x');
  });

  test('a wrong cell is invalid and says why', () => {
    const problem = (row: Rule, key: string) => (key === 'stock' && row.stock === 's1' ? 'A number or a range' : undefined);
    render(<Owner problem={problem} />);

    expect(cell(1, 1).getAttribute('aria-invalid')).toBe('true');
    expect(within(cell(1, 1)).getByText('A number or a range')).toBeTruthy();
    expect(cell(0, 1).hasAttribute('aria-invalid')).toBe(false);
  });

  test('a read-only sheet takes no edit', () => {
    const { container } = render(<Owner columns={READ_ONLY} onCommit={undefined!} />);
    enter();
    press('F2');
    press('Delete');
    clipboard('paste', 'x');

    expect(container.querySelector('.sheet-input')).toBeNull();
    expect(shown(0, 0)).toBe('c0');
  });
});

describe('the header', () => {
  test('sorts by click and by keyboard and says so', () => {
    const onSort = vi.fn();
    const { rerender } = render(<Owner onSort={onSort} />);
    fireEvent.click(screen.getByRole('columnheader', { name: 'Category' }));
    expect(onSort).toHaveBeenLastCalledWith({ key: 'category', descending: false } satisfies Sort);

    rerender(<Owner onSort={onSort} sort={{ key: 'category', descending: false }} />);
    expect(screen.getByRole('columnheader', { name: 'Category' }).getAttribute('aria-sort')).toBe('ascending');
    enter();
    press('ArrowUp');
    press('Enter');
    expect(onSort).toHaveBeenLastCalledWith({ key: 'category', descending: true });
    expect(screen.getByText('Sorted by Category, descending')).toBeTruthy();
  });

  test('a column without an order is not sorted', () => {
    const onSort = vi.fn();
    render(<Owner onSort={onSort} />);
    fireEvent.click(screen.getByRole('columnheader', { name: 'Stock' }));

    expect(onSort).not.toHaveBeenCalled();
    expect(screen.getByRole('columnheader', { name: 'Stock' }).hasAttribute('aria-sort')).toBe(false);
  });

  test('columns are sized with alt and the arrows', () => {
    render(<Owner />);
    enter();
    press('ArrowUp');
    press('ArrowRight', { altKey: true });

    expect(grid().style.getPropertyValue('--sheet-columns')).toBe('136px 100px 80px');
  });

  test('columns are filtered from the keyboard', () => {
    function Filtered() {
      const [filters, setFilters] = useState({});
      const rows = rulesOf(20);
      const found = matching(rows, COLUMNS, filters);
      return <Owner rowCount={found.length} getRow={(i) => rows[found[i]!]} filters={filters} onFilters={setFilters} />;
    }
    render(<Filtered />);
    enter();
    press('ArrowUp');
    press('ArrowDown', { altKey: true });
    fireEvent.change(screen.getByLabelText('Filter Category'), { target: { value: 'C1' } });
    press('Enter');

    expect(grid().getAttribute('aria-rowcount')).toBe('13');
    expect(shown(1, 0)).toBe('c10');
    expect(document.activeElement).toBe(grid());
  });

  test('bands group the columns', () => {
    render(<Owner />);
    const bands = screen.getAllByRole('row')[0]!;

    expect(within(bands).getAllByRole('columnheader').map((band) => [band.textContent, band.getAttribute('aria-colspan')])).toEqual([
      ['When', '2'],
      ['Then', '1'],
    ]);
  });
});

describe('rows', () => {
  test('space marks, shift marks all between', () => {
    function Marked() {
      const [marks, setMarks] = useState<ReadonlySet<string>>(new Set());
      return <Owner marks={marks} onMarks={setMarks} rowKey={(row) => row.category} columns={READ_ONLY} onCommit={undefined!} />;
    }
    render(<Marked />);
    enter(1, 0);
    press(' ');
    press('ArrowDown');
    press('ArrowDown');
    press(' ', { shiftKey: true });

    const boxes = screen.getAllByRole('checkbox', { checked: true });
    expect(boxes.map((box) => box.getAttribute('aria-label'))).toEqual(['Select row 2', 'Select row 3', 'Select row 4']);
    fireEvent.click(screen.getByLabelText('Select row 3'));
    expect(screen.getByText('2 rows selected')).toBeTruthy();
    fireEvent.click(screen.getByLabelText('Select all rows shown'));
    expect(screen.queryAllByRole('checkbox', { checked: false })).toHaveLength(0);
  });

  test('rows on their way are busy', () => {
    render(<Owner getRow={(i) => (i === 1 ? undefined : rulesOf(2)[0])} rowCount={3} />);

    expect(cell(1, 0).closest('[role=row]')!.getAttribute('aria-busy')).toBe('true');
    expect(cell(1, 0).querySelector('.sheet-skeleton')).not.toBeNull();
    expect(cell(0, 0).querySelector('.sheet-skeleton')).toBeNull();
  });

  test('enter and a double click open a row', () => {
    const onOpen = vi.fn();
    render(<Owner columns={READ_ONLY} onCommit={undefined!} onOpen={onOpen} />);
    enter(2, 1);
    press('Enter');
    fireEvent.doubleClick(cell(4, 0));

    expect(onOpen.mock.calls.map(([, index]) => index)).toEqual([2, 4]);
  });

  test('the owner hears which row is active when it is another one', () => {
    const onActive = vi.fn();
    render(<Owner onActive={onActive} />);
    enter(2, 1);
    press('ArrowRight');
    press('ArrowDown');
    press('ArrowDown', { shiftKey: true });

    expect(onActive.mock.calls).toEqual([[2], [3]]);
  });

  test('a tree opens, goes in, comes back and closes with the arrows', () => {
    function Tree() {
      const [open, setOpen] = useState(false);
      const tree = {
        level: (index: number) => (open && index > 0 && index < 3 ? 2 : 1),
        expanded: (index: number) => (index === 0 ? open : undefined),
        toggle: () => setOpen(!open),
      };
      return <Owner columns={READ_ONLY} onCommit={undefined!} tree={tree} rowCount={open ? 5 : 3} />;
    }
    render(<Tree />);
    const row = (index: number) => screen.getByRole('treegrid').querySelector(`[data-row="${index}"]`)!;
    click(row(0).querySelector('[data-column="0"]')!);

    press('ArrowRight');
    expect(row(0).getAttribute('aria-expanded')).toBe('true');
    expect(row(1).getAttribute('aria-level')).toBe('2');
    press('ArrowDown');
    press('ArrowDown');
    press('ArrowLeft');
    expect(row(0).hasAttribute('data-active')).toBe(true);
    press('ArrowLeft');
    expect(row(0).getAttribute('aria-expanded')).toBe('false');
  });

  test('a sheet with a name opens where it was left', () => {
    const { unmount } = render(<Owner remember="rules" start={rulesOf(500)} />);
    enter(0, 0);
    press('End', { ctrlKey: true });
    unmount();

    render(<Owner remember="rules" start={rulesOf(500)} />);

    expect(where()).toBe('502:3');
    expect(grid().scrollTop).toBeGreaterThan(10_000);
  });
});
