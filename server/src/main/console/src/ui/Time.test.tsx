import { act, screen } from '@testing-library/react';
import { expect, test } from 'vitest';

import { renderAt } from '../test-page';
import { Time } from './Time';

const AT = '2026-01-05T09:41:00Z';

test('the exact time is told on focus', async () => {
  renderAt('/rules', <Time at={AT} reachable />);

  act(() => document.querySelector('time')?.focus());

  expect((await screen.findByRole('tooltip')).textContent).toMatch(/^5 Jan 2026, \d\d:\d\d$/);
});

test('in a list Tab does not stop at each time', () => {
  renderAt('/rules', <Time at={AT} />);

  expect(document.querySelector('time')?.tabIndex).toBe(-1);
});
