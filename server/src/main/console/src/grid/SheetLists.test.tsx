import { fireEvent, render, screen, within } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, test, vi } from 'vitest';

import { matching } from './filter';
import type { Sort } from './sort';
import { cell, click, COLUMNS, enter, grid, Owner, press, READ_ONLY, rulesOf, shown, where } from './test-sheet';

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
