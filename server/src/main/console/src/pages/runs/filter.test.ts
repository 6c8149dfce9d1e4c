import { describe, expect, it } from 'vitest';

import type { Run, RunState } from '../../api/runs';
import { filterRuns } from './filter';
import { withRun } from './queries';

function run(id: string, state: RunState, rules: string, requester: string): Run {
  return {
    id,
    kind: 'PRICE',
    state,
    inputs: {
      priceList: 'p',
      asOf: '2026-01-01T00:00:00Z',
      list: { slug: 'retail', name: 'Retail', currency: 'USD' },
      rules: { kind: 'RULEBOOK', id: 'r', slug: rules.toLowerCase(), name: rules },
    },
    people: { requestedBy: 'x', requester: { id: 'x', name: requester } },
    times: { createdAt: '2026-01-01T00:00:00Z' },
    counts: {},
    targets: {},
  };
}

const runs = [
  run('a1', 'PREVIEW', 'Summer markdowns', 'Bo Berg'),
  run('b2', 'APPLYING', 'Charm endings', 'Ann Ek'),
  { ...run('c3', 'PARTIAL', 'Summer markdowns', 'Ann Ek'), kind: 'UNDO' as const },
];
const ids = (found: readonly Run[]) => found.map(({ id }) => id);

describe('runs that are looked for', () => {
  it('are all without a filter', () => {
    expect(ids(filterRuns(runs, { q: '', state: '', kind: '' }))).toEqual(['a1', 'b2', 'c3']);
  });

  it('hold every word, in whatever place', () => {
    expect(ids(filterRuns(runs, { q: 'ann retail', state: '', kind: '' }))).toEqual(['b2', 'c3']);
    expect(ids(filterRuns(runs, { q: 'SUMMER berg', state: '', kind: '' }))).toEqual(['a1']);
    expect(ids(filterRuns(runs, { q: 'winter', state: '', kind: '' }))).toEqual([]);
  });

  it('are in one of the states that go together', () => {
    expect(ids(filterRuns(runs, { q: '', state: 'waiting', kind: '' }))).toEqual(['a1']);
    expect(ids(filterRuns(runs, { q: '', state: 'failed', kind: '' }))).toEqual(['c3']);
    expect(ids(filterRuns(runs, { q: '', state: 'failed', kind: 'PRICE' }))).toEqual([]);
  });
});

describe('a run that moved', () => {
  it('takes its own place in the pages that were read', () => {
    const moved = run('b2', 'APPLIED', 'Charm endings', 'Ann Ek');

    const pages = withRun([{ items: runs.slice(0, 1) }, { items: runs.slice(1), nextCursor: 'n' }], moved);

    expect(pages.flatMap(({ items }) => items.map(({ state }) => state))).toEqual(['PREVIEW', 'APPLIED', 'PARTIAL']);
    expect(pages[1]?.nextCursor).toBe('n');
  });
});
