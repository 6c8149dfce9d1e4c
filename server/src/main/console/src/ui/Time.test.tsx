import { act, screen } from '@testing-library/react';
import { expect, test } from 'vitest';

import { renderAt } from '../test-page';
import { Time } from './Time';

const AT = '2026-01-05T09:41:00Z';

test('the exact time is told on focus', async () => {
  renderAt(
    '/rules',
    <main id="main">
      <Time at={AT} reachable />
    </main>,
  );

  act(() => document.querySelector('time')?.focus());

  const tooltip = await screen.findByRole('tooltip');
  expect(tooltip.textContent).toMatch(/^5 Jan 2026, \d\d:\d\d$/);
  // where screen readers look for it
  expect(screen.getByRole('main').contains(tooltip)).toBe(true);
});

test('in a list Tab does not stop at each time', () => {
  renderAt('/rules', <Time at={AT} />);

  expect(document.querySelector('time')?.tabIndex).toBe(-1);
});
