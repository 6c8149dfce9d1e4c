import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { createRef } from 'react';
import { describe, expect, test, vi } from 'vitest';

import { type SheetHandle } from './Sheet';
import { active, cell, clipboard, enter, grid, Owner, press, READ_ONLY, type Rule, rulesOf, shown, type, where } from './test-sheet';

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
