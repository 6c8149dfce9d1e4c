import { expect, test } from 'vitest';

import type { Canary, Run } from '../../api/runs';
import { canarySays, waitsFor } from './canary';
import { says } from './says';

const run: Run = {
  id: '0197aa00-0000-7000-8000-000000abcdef',
  kind: 'PRICE',
  state: 'APPLYING',
  inputs: { priceList: 'list', channel: 'shop', asOf: '2026-01-01T00:00:00Z' },
  people: { requestedBy: 'bo' },
  times: { createdAt: '2026-01-01T00:00:00Z' },
  counts: {},
  targets: { all: 240, applied: 12, queued: 228 },
};
const canary: Canary = {
  state: 'WATCHING',
  asked: { steps: [5, 25], maxErrorShare: 2, maxDriftShare: 0 },
  sizes: [12, 60],
  step: 0,
  watchUntil: '2026-01-01T14:05:00Z',
  found: { size: 12, written: 12, failed: 0, skipped: 0, drifted: 0, furthest: 0 },
};
const when = (instant: string) => instant.slice(11, 16);

test('a canary says how far it is and what comes next', () => {
  const said = (more: Partial<Canary>) => canarySays(run, { ...canary, ...more }, when);

  expect(said({})).toBe('12 of 240 written, watching until 14:05.');
  expect(said({ reason: 'the channel cannot be read' })).toBe('12 of 240 written, watching until 14:05. Not decided yet: the channel cannot be read.');
  expect(said({ state: 'PLANNED' })).toContain('Begins with 5% and 25% of its prices'.replaceAll('%', ' %'));
  expect(said({ state: 'PLANNED', asked: { ...canary.asked, count: 1 } })).toContain('Begins with 1 price;');
  expect(said({ state: 'WRITING', step: 1 })).toBe('60 of 240 prices are written first.');
  expect(said({ state: 'HALTED', reason: '1 of 12 differs' })).toBe('Halted after 12 of 240: 1 of 12 differs.');
  expect(said({ state: 'RAMPED', step: 2 })).toContain('the rest follows');
  expect(said({ state: 'RAMPED', sizes: [] })).toContain('Too few prices');
  expect(said({ state: 'OVERRULED', reason: '1 of 12 differs' })).toContain('(1 of 12 differs); somebody');
});

test('a run says what it waits for: its canary, a person, or the end of a freeze', () => {
  expect(says({ ...run, canary }, 'EDITOR', 'me', when)).toBe('12 of 240 written, watching until 14:05.');
  expect(says({ ...run, canary: { ...canary, state: 'WRITING' } }, 'EDITOR', 'me', when)).toBe('12 of 240 prices are done.');
  expect(says({ ...run, state: 'HALTED', waiting: '1 of 12 differs', canary: { ...canary, state: 'HALTED', reason: '1 of 12 differs' } }, 'EDITOR', 'me', when)).toMatch(/^Halted: 1 of 12 differs\. Resume it/);
  expect(says({ ...run, state: 'HALTED' }, 'EDITOR', 'me', when)).toMatch(/^Halted\. Resume it/);
  expect(says({ ...run, state: 'QUEUED', waiting: 'frozen: stocktaking' }, 'EDITOR', 'me', when)).toBe('Waits: frozen: stocktaking.');
  expect(says({ ...run, waiting: 'frozen: stocktaking' }, 'EDITOR', 'me', when)).toBe('Waits: frozen: stocktaking.');
});

test('the list of runs says why one does not go on, and nothing of others', () => {
  expect(waitsFor({ ...run, canary }, when)).toBe('12 of 240 written, watching until 14:05.');
  expect(waitsFor({ ...run, state: 'HALTED', waiting: 'frozen: stocktaking', canary }, when)).toBe('frozen: stocktaking');
  expect(waitsFor({ ...run, state: 'HALTED', waiting: '1 of 12 differs', canary: { ...canary, state: 'HALTED', reason: '1 of 12 differs' } }, when)).toBe('1 of 12 differs');
  expect(waitsFor({ ...run, state: 'PAUSED', canary }, when)).toBeUndefined();
  expect(waitsFor(run, when)).toBeUndefined();
});
