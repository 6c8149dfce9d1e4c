import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';

import type { TablePatch, Vocabulary } from '../../../api/authoring';
import { get, ifMatch, patch } from '../../../api/client';
import type { Rule, RuleTable } from '../../../api/types';
import { useScope } from '../../common/project';
import { Autosave, type Saved } from './autosave';
import { allApplied, fitting, Misfit } from './document';
import { type Edit, edited, type EditHistory, NO_EDITS, withEdit } from './edits';
import { forgotten, keep } from './kept';
import { ruleAt } from './queries';
import { guessWith } from './vocabulary';

export interface TableEditing extends Saved {
  /** Applies an edit and saves it; false if it does not fit, which is then told. */
  readonly edit: (patches: readonly TablePatch[]) => boolean;
  readonly undo: () => Edit | undefined;
  readonly redo: () => Edit | undefined;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Takes the table as another request left it. */
  readonly take: (table: RuleTable) => void;
  /** Gives up what is not saved and reads the table anew. */
  readonly reload: () => Promise<void>;
  /** Reads the table anew and keeps what is not saved. */
  readonly refresh: () => Promise<void>;
  readonly retry: () => void;
  /** Saves all that was edited, or fails with a {@link Problem}; once it is through, the revision is that of all of it. */
  readonly flush: () => Promise<void>;
  /** What is saved now, whatever was drawn last. */
  readonly current: () => Saved;
  readonly misfits: readonly Misfit[];
  readonly forgetMisfits: () => void;
}

/** A draft that is being edited: what was done, what can be undone and what is saved of it. */
export function useTableEditor(rule: Rule, branch: string, table: RuleTable, vocabulary: Vocabulary | undefined): TableEditing {
  const scope = useScope();
  const queries = useQueryClient();
  const words = useRef(vocabulary);
  words.current = vocabulary;
  const guess = useCallback((header: string) => guessWith(words.current)(header), []);
  const [misfits, setMisfits] = useState<readonly Misfit[]>([]);
  const [history, setHistory] = useState<EditHistory>(NO_EDITS);

  const autosave = useMemo(() => {
    const name = `${scope} ${rule.id} ${branch}`;
    const load = () => get<RuleTable>(ruleAt(rule.id, 'table'), { query: { branch } });
    const made = new Autosave(table, {
      send: (patches, revision) => patch<RuleTable>(ruleAt(rule.id, 'table'), { patches }, { query: { branch }, headers: ifMatch(revision) }),
      load,
      guess,
      onMisfits: (found) => setMisfits((before) => [...before, ...found]),
      keep: (patches) => keep(name, patches),
    });
    const [document, fits, lost] = fitting(made.get().document, forgotten(name), guess);
    if (fits.length > 0) made.edit(document, fits);
    if (lost.length > 0) setMisfits(lost);
    return made;
    // the table it begins with; what comes later it reads itself
  }, [scope, rule.id, branch]);

  useEffect(() => {
    autosave.open();
    const online = () => void autosave.flush();
    const leaving = (event: BeforeUnloadEvent) => {
      if (autosave.get().state.type !== 'saved') {
        void autosave.flush();
        event.preventDefault();
      }
    };
    window.addEventListener('online', online);
    window.addEventListener('beforeunload', leaving);
    return () => {
      window.removeEventListener('online', online);
      window.removeEventListener('beforeunload', leaving);
      autosave.close();
      void queries.invalidateQueries({ queryKey: [scope, 'rules'] });
    };
  }, [autosave, queries, scope]);

  const saved = useSyncExternalStore(autosave.subscribe, autosave.get);
  useEffect(() => {
    // what was only read is as fresh as it was read
    if (saved.state.type === 'saved' && saved.table !== table) {
      queries.setQueryData([scope, 'rule', rule.id, 'table', '', branch], saved.table);
    }
  }, [saved.table, saved.state.type, table, queries, scope, rule.id, branch]);

  // read again, as when the window comes back to the front: somebody else may have edited
  useEffect(() => {
    if (autosave.get().state.type === 'saved' && (table.revision ?? 0) > autosave.get().revision) {
      autosave.take(table);
    }
  }, [autosave, table]);

  const edit = (patches: readonly TablePatch[]): boolean => {
    if (patches.length === 0) {
      return true;
    }
    try {
      const [document, made] = edited(autosave.get().document, patches, guess);
      autosave.edit(document, made.patches);
      setHistory((before) => withEdit(before, made));
      return true;
    } catch (failure) {
      if (!(failure instanceof Misfit)) throw failure;
      setMisfits([failure]);
      return false;
    }
  };

  /** Where the table has changed meanwhile, a way back may not fit any more. */
  const step = (patches: readonly TablePatch[] | undefined): boolean => {
    if (!patches) {
      return false;
    }
    try {
      autosave.edit(allApplied(autosave.get().document, patches, guess), patches);
      return true;
    } catch (failure) {
      if (!(failure instanceof Misfit)) throw failure;
      setMisfits([failure]);
      return false;
    }
  };
  const undo = () => {
    const last = history.past.at(-1);
    const done = step(last?.back);
    if (last) setHistory({ past: history.past.slice(0, -1), future: done ? [...history.future, last] : history.future });
    return done ? last : undefined;
  };
  const redo = () => {
    const next = history.future.at(-1);
    const done = step(next?.patches);
    if (next) setHistory({ past: done ? [...history.past, next] : history.past, future: history.future.slice(0, -1) });
    return done ? next : undefined;
  };

  return {
    ...saved,
    edit,
    undo,
    redo,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    take: (next) => autosave.take(next),
    reload: () => autosave.discard(),
    refresh: () => autosave.refresh(),
    retry: () => void autosave.flush(),
    flush: () => autosave.settle(),
    current: autosave.get,
    misfits,
    forgetMisfits: () => setMisfits([]),
  };
}
