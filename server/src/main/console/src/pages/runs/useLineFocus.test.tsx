import { fireEvent, render, screen } from '@testing-library/react';
import { useRef } from 'react';
import { expect, test } from 'vitest';

import { useLineFocus } from './useLineFocus';

/** Ten lines, of which the first ones are read. */
function Lines({ read }: { readonly read: number }) {
  const scroller = useRef<HTMLDivElement>(null);
  const { focusLine } = useLineFocus(10, scroller, () => {});
  return (
    <>
      <input aria-label="Search" />
      <div ref={scroller} role="table" tabIndex={0} onKeyDown={focusLine}>
        {Array.from({ length: 10 }, (_, index) => (
          <div key={index} data-index={index}>
            {index < read && <button type="button">line {index}</button>}
          </div>
        ))}
      </div>
    </>
  );
}

function toTheEnd() {
  const { rerender } = render(<Lines read={5} />);
  screen.getByRole('button', { name: 'line 0' }).focus();
  fireEvent.keyDown(screen.getByRole('button', { name: 'line 0' }), { key: 'End' });
  expect(document.activeElement).toBe(screen.getByRole('table'));
  return () => rerender(<Lines read={10} />);
}

test('a line that is on its way has the focus once it is there', () => {
  const arrive = toTheEnd();

  arrive();

  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'line 9' }));
});

test('a line that comes late leaves the focus where the reader has moved it', () => {
  const arrive = toTheEnd();
  screen.getByLabelText('Search').focus();

  arrive();
  expect(document.activeElement).toBe(screen.getByLabelText('Search'));

  screen.getByRole('table').focus();
  arrive();
  expect(document.activeElement).toBe(screen.getByRole('table'));
});

test('a line that is no longer drawn does not keep the focus from the one that is wanted', () => {
  const arrive = toTheEnd();
  (document.activeElement as HTMLElement).blur();

  arrive();

  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'line 9' }));
});
