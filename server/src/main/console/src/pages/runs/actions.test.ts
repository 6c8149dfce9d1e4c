import { describe, expect, it } from 'vitest';

import type { Run, RunState } from '../../api/runs';
import { runTitle } from '../../ui/format';
import { afterAction, allowedActions, canBegin, changedOf, heldOf, isMoving, openTargets, progressOf } from './actions';

function run(state: RunState, more: Partial<Run> = {}): Run {
  return {
    id: '0197aa00-0000-7000-8000-000000abcdef',
    kind: 'PRICE',
    state,
    inputs: { priceList: 'list', channel: 'shop', asOf: '2026-01-01T00:00:00Z' },
    people: { requestedBy: 'bo' },
    times: { createdAt: '2026-01-01T00:00:00Z' },
    counts: {},
    targets: {},
    ...more,
  };
}

describe('what can be done to a run', () => {
  it('is decided in the order of its life', () => {
    expect(allowedActions(run('PREVIEW'), 'EDITOR')).toEqual(['reject', 'approve']);
    expect(allowedActions(run('APPROVED'), 'EDITOR')).toEqual(['apply']);
    expect(allowedActions(run('QUEUED'), 'EDITOR')).toEqual(['cancel']);
    expect(allowedActions(run('APPLYING'), 'EDITOR')).toEqual(['cancel', 'pause']);
    expect(allowedActions(run('PAUSED'), 'EDITOR')).toEqual(['cancel', 'resume']);
  });

  it('is nothing for those who only look, and for those whose role is unknown', () => {
    expect(allowedActions(run('PREVIEW'), 'VIEWER')).toEqual([]);
    expect(allowedActions(run('PREVIEW'), undefined)).toEqual([]);
  });

  it('is nothing once it was turned down, expired or undone', () => {
    for (const state of ['REJECTED', 'EXPIRED', 'ROLLED_BACK'] as const) {
      expect(allowedActions(run(state, { targets: { all: 1, applied: 1 } }), 'OWNER')).toEqual([]);
    }
  });

  it('includes undo only where something was written and nothing is in flight', () => {
    expect(allowedActions(run('CANCELLED', { targets: { all: 3, cancelled: 3 } }), 'EDITOR')).toEqual([]);
    expect(allowedActions(run('CANCELLED', { targets: { all: 3, applied: 1, cancelled: 2 } }), 'EDITOR')).toEqual(['undo']);
    expect(allowedActions(run('CANCELLED', { targets: { all: 3, applied: 2, verifying: 1 } }), 'EDITOR')).toEqual([]);
  });

  it('includes undo of what is left of a run, and of one that its canary halted', () => {
    expect(allowedActions(run('PARTLY_ROLLED_BACK', { targets: { all: 2, applied: 1, rolledBack: 1 } }), 'EDITOR')).toEqual(['undo']);
    expect(allowedActions(run('PARTLY_ROLLED_BACK', { targets: { all: 1, rolledBack: 1 } }), 'EDITOR')).toEqual([]);
    expect(allowedActions(run('HALTED', { targets: { all: 3, applied: 1, queued: 2 } }), 'EDITOR')).toEqual(['cancel', 'undo', 'resume']);
  });

  it('does not undo an undo', () => {
    const undone = run('APPLIED', { kind: 'UNDO', targets: { all: 1, applied: 1 } });

    expect(allowedActions(undone, 'EDITOR')).not.toContain('undo');
  });

  it('reads back only what has a channel', () => {
    const inCalibr = run('APPLIED', { inputs: { priceList: 'list', asOf: '2026-01-01T00:00:00Z' }, targets: { applied: 1 } });

    expect(allowedActions(inCalibr, 'EDITOR')).toEqual(['undo']);
    expect(allowedActions(run('APPLIED', { targets: { all: 1, applied: 1 } }), 'EDITOR')).toEqual(['reconcile', 'undo']);
    expect(allowedActions(run('APPLIED', { targets: { all: 0 } }), 'EDITOR')).toEqual([]);
  });

  it('tries again only what failed', () => {
    expect(allowedActions(run('PARTIAL', { targets: { all: 2, applied: 1, failed: 1 } }), 'EDITOR')).toContain('retry');
    expect(allowedActions(run('PARTIAL', { targets: { all: 2, applied: 1, skipped: 1 } }), 'EDITOR')).not.toContain('retry');
    expect(allowedActions(run('PARTIAL', { kind: 'RESTORE', targets: { all: 2, applied: 1, failed: 1 } }), 'EDITOR')).not.toContain('retry');
  });
});

describe('a run after an action', () => {
  it('shows the state it is about to have and keeps the rest', () => {
    const before = run('PREVIEW', { counts: { priced: 4 } });

    expect(afterAction(before, 'approve')).toEqual({ ...before, state: 'APPROVED' });
    expect(before.state).toBe('PREVIEW');
  });

  it('stays a preview after the first of two approvals', () => {
    const approval = { needed: 2, missing: 2, selection: 0, why: [], people: { approved: [], mayApprove: [] } };
    const before = run('PREVIEW', { approval });

    expect(afterAction(before, 'approve')).toBe(before);
    expect(afterAction(run('PREVIEW', { approval: { ...approval, missing: 1 } }), 'approve').state).toBe('APPROVED');
  });

  it('stays where it is when it is undone or read back', () => {
    const before = run('APPLIED');

    expect(afterAction(before, 'undo')).toBe(before);
    expect(afterAction(before, 'reconcile')).toBe(before);
  });
});

describe('progress', () => {
  it('counts what is decided, whichever way', () => {
    const half = run('APPLYING', { targets: { all: 10, applied: 3, failed: 1, skipped: 1, queued: 3, applying: 1, verifying: 1 } });

    expect(progressOf(half)).toEqual({ done: 5, failed: 1, all: 10, percent: 50 });
    expect(openTargets(half)).toBe(5);
  });

  it('is not complete before all is', () => {
    expect(progressOf(run('APPLYING', { targets: { all: 1000, applied: 999, queued: 1 } })).percent).toBe(99);
  });

  it('is none where there is nothing to write', () => {
    expect(progressOf(run('APPLIED')).percent).toBe(0);
  });

  it('moves by itself while the worker has the run', () => {
    expect((['QUEUED', 'APPLYING', 'PAUSED', 'PREVIEW', 'APPLIED'] as const).filter(isMoving)).toEqual(['QUEUED', 'APPLYING']);
  });
});

describe('a canary', () => {
  const some = run('APPROVED', { targets: { all: 3, queued: 2, excluded: 1 } });

  it('can be asked for where some prices can be written before others and read back', () => {
    expect(canBegin(some)).toBe(true);
    expect(canBegin({ ...some, kind: 'UNDO' })).toBe(true);
  });

  it('is nothing for one price, for prices that stay in Calibr, and for a run that was approved with one', () => {
    const asked = { steps: [5], maxErrorShare: 2, maxDriftShare: 0 };
    const found = { size: 0, written: 0, failed: 0, skipped: 0, drifted: 0, furthest: 0 };

    expect(canBegin({ ...some, targets: { all: 3, queued: 1, excluded: 2 } })).toBe(false);
    expect(canBegin({ ...some, inputs: { priceList: 'list', asOf: '' } })).toBe(false);
    expect(canBegin({ ...some, canary: { state: 'PLANNED', asked, sizes: [], step: 0, found } })).toBe(false);
  });
});

describe('counts of a run', () => {
  it('are of SKUs for prices and of targets for an undo', () => {
    expect(changedOf(run('PREVIEW', { counts: { priced: 7, held: 2, conflicting: 1 }, targets: { all: 6 } }))).toBe(7);
    expect(heldOf(run('PREVIEW', { counts: { priced: 7, held: 2, conflicting: 1 } }))).toBe(3);
    expect(changedOf(run('PREVIEW', { kind: 'UNDO', targets: { all: 6 } }))).toBe(6);
    expect(changedOf(run('APPLIED', { kind: 'RESTORE', targets: { all: 6 } }))).toBe(6);
  });

  it('leave out what was excluded', () => {
    const some = run('PREVIEW', { counts: { priced: 7 }, targets: { all: 7, preview: 5, excluded: 2 } });

    expect(changedOf(some)).toBe(5);
    expect(changedOf({ ...some, state: 'REJECTED', targets: { all: 7, excluded: 7 } })).toBe(7);
    expect(progressOf({ ...some, state: 'APPLYING', targets: { all: 7, queued: 5, excluded: 2 } })).toMatchObject({ done: 0, all: 5 });
  });

  it('go under the name of the rules', () => {
    const rules = { kind: 'RULEBOOK', id: '1', slug: 'summer', name: 'Summer', version: 2 } as const;

    expect(runTitle(run('PREVIEW', { inputs: { priceList: 'list', asOf: '', rules } }))).toBe('Summer');
    expect(runTitle(run('PREVIEW', { kind: 'UNDO' }))).toBe('Undo');
    expect(runTitle(run('APPLIED', { kind: 'LAYER' }))).toBe('Sale');
    expect(runTitle(run('APPLIED', { kind: 'RESTORE' }))).toBe('Restore');
  });
});
