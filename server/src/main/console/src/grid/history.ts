import { inverse, type Patch } from './model';

type Edit = readonly Patch[];

/** What was done and what was undone, newest last. */
export interface History {
  readonly past: readonly Edit[];
  readonly future: readonly Edit[];
}

export const NO_HISTORY: History = { past: [], future: [] };

const STEPS_KEPT = 500;

export function recorded(history: History, edit: Edit): History {
  return { past: [...history.past, edit].slice(-STEPS_KEPT), future: [] };
}

/** The patches that take the last edit back, and the history without it. */
export function undone({ past, future }: History): [Patch[], History] | undefined {
  const edit = past.at(-1);
  return edit && [inverse(edit), { past: past.slice(0, -1), future: [...future, edit] }];
}

export function redone({ past, future }: History): [Edit, History] | undefined {
  const edit = future.at(-1);
  return edit && [edit, { past: [...past, edit], future: future.slice(0, -1) }];
}
