import { expect, test } from 'vitest';

import type { SaleState } from '../../api/sales';
import { allowedActions, labelOf, questionOf, says } from './actions';

const STATES: readonly SaleState[] = ['PROPOSED', 'APPROVED', 'REJECTED', 'OPEN', 'ENDED', 'REMOVED'];

test('a sale is decided while it is proposed, ended while it is open, and left alone once it is over', () => {
  const allowed = Object.fromEntries(STATES.map((state) => [state, allowedActions({ state }, 'EDITOR').map((action) => labelOf(action, { state }))]));

  expect(allowed).toEqual({
    PROPOSED: ['Withdraw', 'Reject', 'Approve'],
    APPROVED: ['Cancel sale'],
    REJECTED: [],
    OPEN: ['Undo', 'End now'],
    ENDED: [],
    REMOVED: [],
  });
});

test('who only looks does nothing', () => {
  expect(STATES.flatMap((state) => allowedActions({ state }, 'VIEWER'))).toEqual([]);
});

test('all but an approval is asked for twice', () => {
  for (const state of STATES) {
    for (const action of allowedActions({ state }, 'OWNER')) {
      expect(questionOf(action, { state }) === undefined).toBe(action === 'approve');
    }
  }
});

test('who asked for a sale is told that somebody else approves it', () => {
  const proposed = { state: 'PROPOSED', who: { requestedBy: 'bo', createdAt: '2026-11-26T00:00:00Z' } } as const;

  expect(says(proposed, 'EDITOR', 'bo')).toContain('a second person');
  expect(says(proposed, 'EDITOR', 'al')).toContain('Approving it covers');
  expect(says(proposed, 'VIEWER', 'al')).toContain('Waits for somebody');
});
