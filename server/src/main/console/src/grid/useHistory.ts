import { useRef } from 'react';

import { type History, NO_HISTORY, recorded, redone, undone } from './history';
import type { Patch } from './model';

type Commit = (patches: readonly Patch[]) => void;

/** Hands edits to the owner and remembers them, unless the owner does; an undo is handed over as an edit too. */
export function useHistory(onCommit: Commit | undefined, onStep: Commit, owner?: { readonly undo: () => void; readonly redo: () => void }) {
  const history = useRef<History>(NO_HISTORY);

  const commit: Commit = (patches) => {
    if (patches.length > 0 && onCommit) {
      if (!owner) history.current = recorded(history.current, patches);
      onCommit(patches);
    }
  };
  const step = (taken: readonly [readonly Patch[], History] | undefined) => {
    if (taken) {
      history.current = taken[1];
      onCommit?.(taken[0]);
      onStep(taken[0]);
    }
  };
  const own = { undo: () => step(undone(history.current)), redo: () => step(redone(history.current)) };
  return { commit, ...(owner ?? own) };
}
