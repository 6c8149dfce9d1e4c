import { describe, expect, it } from 'vitest';

import type { Run, RunLine } from '../../api/runs';
import { failuresOf, partsOf, reasonOf } from './shown';

const run: Run = {
  id: '1',
  kind: 'PRICE',
  state: 'PARTIAL',
  inputs: { priceList: 'p', asOf: '2026-01-01T00:00:00Z' },
  people: { requestedBy: 'x' },
  times: { createdAt: '2026-01-01T00:00:00Z' },
  counts: { priced: 5, held: 2, unchanged: 3, notCovered: 0, skus: 10 },
  targets: { all: 5, applied: 4, failed: 1 },
};

describe('the parts of a run', () => {
  it('are those that hold something', () => {
    expect(partsOf(run).map(({ key, count }) => `${key} ${count}`)).toEqual([
      'changed 5',
      'held 2',
      'failed 1',
      'unchanged 3',
      'all 10',
    ]);
  });

  it('tell what was left out, but not of a run that was turned down as a whole', () => {
    const preview: Run = { ...run, state: 'PREVIEW', targets: { all: 5, preview: 3, excluded: 2 } };

    expect(partsOf(preview).map(({ key, count }) => `${key} ${count}`)).toContain('excluded 2');
    expect(partsOf({ ...preview, state: 'REJECTED' }).map(({ key }) => key)).not.toContain('excluded');
  });

  it('begin with the changes even if there is none', () => {
    expect(partsOf({ ...run, counts: { unchanged: 3, skus: 3 }, targets: {} }).map(({ key }) => key)).toEqual([
      'changed',
      'unchanged',
      'all',
    ]);
  });

  it('are targets where prices are put back', () => {
    const undo: Run = { ...run, kind: 'UNDO', counts: {}, targets: { all: 4, applied: 3, skipped: 1 } };

    expect(partsOf(undo).map(({ key, count, query }) => [key, count, query])).toEqual([
      ['all', 4, {}],
      ['skipped', 1, { state: 'SKIPPED' }],
    ]);
  });
});

describe('why a line is not simply written', () => {
  const line: RunLine = { sku: 'A', outcome: 'PRICED', reasons: [] };

  it('is that somebody left it out', () => {
    expect(reasonOf({ ...line, target: { state: 'EXCLUDED', code: 'EXCLUDED', message: 'too deep' } })?.text).toBe('Excluded: too deep');
    expect(reasonOf({ ...line, target: { state: 'EXCLUDED' } })).toBeUndefined();
  });

  it('is not a question for one that is', () => {
    expect(reasonOf({ ...line, target: { state: 'APPLIED' } })).toBeUndefined();
  });

  it('is what the channel said', () => {
    expect(reasonOf({ ...line, target: { state: 'FAILED', code: 'E7', message: 'the price is locked' } })).toEqual({
      text: 'the price is locked',
      bad: true,
    });
    expect(reasonOf({ ...line, target: { state: 'SKIPPED' } })).toEqual({ text: 'Edited elsewhere', bad: false });
  });

  it('is every guardrail it broke', () => {
    const reasons = [
      { code: 'min-margin', text: 'margin below 25 %' },
      { code: 'max-change', text: 'more than 30 % down' },
    ];

    expect(reasonOf({ ...line, outcome: 'HELD', reasons })?.text).toBe('margin below 25 %; more than 30 % down');
  });
});

describe('failures', () => {
  it('of one kind are counted together, the most frequent first', () => {
    const letters = [
      { failure: 'NOT_FOUND', error: 'no such item' },
      { failure: 'TIMEOUT' },
      { failure: 'TIMEOUT' },
      { failure: 'TIMEOUT', error: 'after 30 s' },
    ];

    expect(failuresOf(letters)).toEqual([
      { failure: 'TIMEOUT', error: undefined, prices: 2 },
      { failure: 'NOT_FOUND', error: 'no such item', prices: 1 },
      { failure: 'TIMEOUT', error: 'after 30 s', prices: 1 },
    ]);
  });
});
