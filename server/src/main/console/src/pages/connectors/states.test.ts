import { expect, test } from 'vitest';

import { found, stateOf } from './states';

const installed = [
  { id: 'file', quarantined: false },
  { id: 'slow', quarantined: true },
];
const frozen = { reason: 'Stocktaking', by: 'ann', at: '2026-11-26T10:00:00Z' };
const pausedUntil = '2026-11-26T14:05:00Z';

test('a connection shows what keeps it from being written to for longest', () => {
  expect(stateOf({ connector: 'file' }, installed, false)).toBe('READY');
  expect(stateOf({ connector: 'file', pausedUntil }, installed, false)).toBe('PAUSED');
  expect(stateOf({ connector: 'file', pausedUntil, frozen }, installed, false)).toBe('FROZEN');
  expect(stateOf({ connector: 'file', pausedUntil }, installed, true)).toBe('FROZEN');
  expect(stateOf({ connector: 'slow', pausedUntil, frozen }, installed, false)).toBe('QUARANTINED');
  expect(stateOf({ connector: 'gone', frozen }, installed, false)).toBe('MISSING');
});

test('a reading says what is as intended, and only those differences that there are', () => {
  expect(found({ counts: { matched: 1240, drifted: 3, missing: 0, foreignCurrency: 1 } })).toBe('1,240 as intended, 3 drifted, 1 foreign currency');
  expect(found({ counts: { matched: 0, drifted: 0 } })).toBe('0 as intended');
});
