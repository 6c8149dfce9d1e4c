import { fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';

import { singleKeys, useShortcuts } from './useShortcuts';

const search = vi.fn();
const help = vi.fn();
const runs = vi.fn();

function Page() {
  useShortcuts({ 'mod+k': search, '?': help, 'g r': runs });
  return (
    <>
      <input aria-label="field" />
      <div role="grid" aria-label="sheet" tabIndex={0} />
    </>
  );
}

beforeEach(() => {
  vi.clearAllMocks();
  localStorage.clear();
  render(<Page />);
});

test('Ctrl and a letter works even inside a field', () => {
  fireEvent.keyDown(screen.getByLabelText('field'), { key: 'k', ctrlKey: true });

  expect(search).toHaveBeenCalledOnce();
});

test('a sign typed into a field or a sheet stays there', () => {
  fireEvent.keyDown(screen.getByLabelText('field'), { key: '?' });
  fireEvent.keyDown(screen.getByLabelText('sheet'), { key: '?' });

  expect(help).not.toHaveBeenCalled();
});

test('two letters one after the other go to a page', () => {
  fireEvent.keyDown(document.body, { key: 'g' });
  fireEvent.keyDown(document.body, { key: 'r' });

  expect(runs).toHaveBeenCalledOnce();
});

test('the second letter alone does nothing', () => {
  fireEvent.keyDown(document.body, { key: 'r' });

  expect(runs).not.toHaveBeenCalled();
});

test('single keys can be turned off, Ctrl stays', () => {
  singleKeys.turn(false);

  fireEvent.keyDown(document.body, { key: '?' });
  fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true });

  expect(help).not.toHaveBeenCalled();
  expect(search).toHaveBeenCalledOnce();
});
