import { expect, test } from 'vitest';

import type { Run } from '../../api/runs';
import { requestOf, type UndoForm, writtenSince } from './undoTo';

const form: UndoForm = { priceList: 'retail', channel: 'shop', at: '2026-07-10T14:00', skus: '', reason: '' };
const now = Date.parse('2026-07-20T00:00:00Z');

test('the instant is that of the clocks of the project', () => {
  expect(requestOf(form, 'Europe/Berlin', now)).toEqual({ priceList: 'retail', channel: 'shop', at: '2026-07-10T12:00:00.000Z' });
  expect(requestOf({ ...form, at: '2026-01-10T14:00' }, 'Europe/Berlin', now)?.at).toBe('2026-01-10T13:00:00.000Z');
});

test('SKUs and a reason are named where there are some', () => {
  expect(requestOf({ ...form, channel: '', skus: ' CUP, MUG\nPOT;', reason: ' too deep ' }, 'UTC', now)).toEqual({
    priceList: 'retail',
    at: '2026-07-10T14:00:00.000Z',
    skus: ['CUP', 'MUG', 'POT'],
    reason: 'too deep',
  });
});

test('nothing is asked for without a list or an instant, nor for what is still to come', () => {
  expect(requestOf({ ...form, priceList: '' }, 'UTC', now)).toBeUndefined();
  expect(requestOf({ ...form, at: '' }, 'UTC', now)).toBeUndefined();
  expect(requestOf({ ...form, at: '2026-07-20T00:01' }, 'UTC', now)).toBeUndefined();
});

test('what has written there since is named: not other places, sales, restores, nor what was done before', () => {
  const run = (id: string, more: Partial<Run> = {}): Run => ({
    id,
    kind: 'PRICE',
    state: 'APPLIED',
    inputs: { priceList: 'p', list: { slug: 'retail', name: 'Retail', currency: 'USD' }, channel: 'c1', asOf: '' },
    people: { requestedBy: 'bo' },
    times: { createdAt: '2026-07-09T00:00:00Z', finishedAt: '2026-07-11T00:00:00Z' },
    counts: {},
    targets: { all: 2, applied: 2 },
    ...more,
  });
  const runs = [
    run('written'),
    run('undone', { state: 'ROLLED_BACK', targets: { all: 2, rolledBack: 2 } }),
    run('undo', { kind: 'UNDO' }),
    run('sale', { kind: 'LAYER' }),
    run('restore', { kind: 'RESTORE' }),
    run('preview', { state: 'PREVIEW', targets: { all: 2, preview: 2 } }),
    run('before', { times: { createdAt: '2026-07-01T00:00:00Z', finishedAt: '2026-07-09T00:00:00Z' } }),
    run('elsewhere', { inputs: { ...run('').inputs, channel: 'c2' } }),
    run('other list', { inputs: { ...run('').inputs, list: { slug: 'outlet', name: 'Outlet', currency: 'USD' } } }),
  ];

  expect(writtenSince(runs, 'retail', 'c1', '2026-07-10T12:00:00Z').map(({ id }) => id)).toEqual(['written', 'undone', 'undo']);
});
