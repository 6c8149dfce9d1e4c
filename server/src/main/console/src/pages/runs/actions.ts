import type { Run, RunState } from '../../api/runs';
import type { Role } from '../../api/types';

/** What a person can do to a run. */
export type Action = 'approve' | 'reject' | 'apply' | 'pause' | 'resume' | 'cancel' | 'retry' | 'reconcile' | 'undo';

/** The moves of docs/runs.md that belong to people. */
const BY_STATE: Readonly<Record<RunState, readonly Action[]>> = {
  PREVIEW: ['reject', 'approve'],
  APPROVED: ['apply'],
  QUEUED: ['cancel'],
  APPLYING: ['cancel', 'pause'],
  PAUSED: ['cancel', 'resume'],
  HALTED: ['cancel', 'undo', 'resume'],
  APPLIED: ['reconcile', 'undo'],
  PARTIAL: ['reconcile', 'undo', 'retry'],
  FAILED: ['retry'],
  CANCELLED: ['undo'],
  REJECTED: [],
  EXPIRED: [],
  ROLLED_BACK: [],
  PARTLY_ROLLED_BACK: ['undo'],
};

/** What the role may do to the run as it stands; the server decides again. The most likely one comes last. */
export function allowedActions(run: Run, role: Role | undefined): readonly Action[] {
  if (role === undefined || role === 'VIEWER') {
    return [];
  }
  return BY_STATE[run.state].filter((action) => makesSense(action, run));
}

function makesSense(action: Action, run: Run): boolean {
  switch (action) {
    case 'undo':
      return run.kind === 'PRICE' && (run.targets.applied ?? 0) > 0 && (run.state === 'HALTED' || openTargets(run) === 0);
    case 'reconcile':
      return run.inputs.channel !== undefined && (run.targets.applied ?? 0) > 0;
    case 'retry':
      return run.kind !== 'RESTORE' && (run.targets.failed ?? 0) > 0;
    default:
      return true;
  }
}

const BECOMES: Readonly<Partial<Record<Action, RunState>>> = {
  approve: 'APPROVED',
  reject: 'REJECTED',
  apply: 'QUEUED',
  pause: 'PAUSED',
  resume: 'QUEUED',
  cancel: 'CANCELLED',
  retry: 'QUEUED',
};

/** The run as it will be if the server agrees. Undo and reconcile do not move it, nor does the first of two approvals. */
export function afterAction(run: Run, action: Action): Run {
  if (action === 'approve' && (run.approval?.missing ?? 1) > 1) {
    return run;
  }
  const state = BECOMES[action];
  return state ? { ...run, state } : run;
}

const MOVING: ReadonlySet<RunState> = new Set(['QUEUED', 'APPLYING']);

/** Whether the worker has it in hand: it changes without anybody doing anything. */
export function isMoving(state: RunState): boolean {
  return MOVING.has(state);
}

const UNWRITTEN = ['preview', 'queued', 'applying', 'submitted', 'verifying'] as const;

/** How many prices of the run are not decided yet. */
export function openTargets(run: Run): number {
  return UNWRITTEN.reduce((sum, state) => sum + (run.targets[state] ?? 0), 0);
}

export interface Progress {
  readonly done: number;
  readonly failed: number;
  readonly all: number;
  /** Of those that are done, 0 to 100; whole, and 100 only if all are. */
  readonly percent: number;
}

export function progressOf(run: Run): Progress {
  const all = (run.targets.all ?? 0) - excludedOf(run);
  const done = all - openTargets(run);
  const percent = all === 0 ? 0 : Math.floor((done / all) * 100);
  return { done, failed: run.targets.failed ?? 0, all, percent };
}

/** Whether some of the run's prices can be written before the others: what has no channel cannot be read back. */
export function canBegin(run: Run): boolean {
  return run.inputs.channel !== undefined && run.canary === undefined && run.kind !== 'LAYER' && progressOf(run).all > 1;
}

/** Whether its prices come from no rules: they were there before, or should be. */
export function putsBack(run: Run): boolean {
  return run.kind === 'UNDO' || run.kind === 'RESTORE';
}

/** Prices that the run changes, or changed. */
export function changedOf(run: Run): number {
  return foundOf(run) - excludedOf(run);
}

/** Those, and what somebody left out of them. */
export function foundOf(run: Run): number {
  return putsBack(run) ? (run.targets.all ?? 0) : (run.counts.priced ?? 0);
}

/** Lines that somebody left out, rather than the whole run. */
export function excludedOf(run: Run): number {
  return run.state === 'REJECTED' || run.state === 'EXPIRED' ? 0 : (run.targets.excluded ?? 0);
}

/** Prices that a guardrail held back, or that rules disagree about. */
export function heldOf(run: Run): number {
  return (run.counts.held ?? 0) + (run.counts.conflicting ?? 0);
}
