import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';

import type { RuleTests, Vocabulary } from '../../../api/authoring';
import { ask, get, ifMatch, Problem, put } from '../../../api/client';
import type { Rule } from '../../../api/types';
import { useScope } from '../../common/project';
import { ruleAt } from '../editor/queries';
import type { TableEditing } from '../editor/useTableEditor';
import { type Cases, casesOf, textOf } from './cases';
import CaseSheet from './CaseSheet';

interface Props {
  readonly rule: Rule;
  /** What they are run on; empty for the draft. They are the rule's, whichever it is. */
  readonly branch: string;
  readonly editor: TableEditing;
  readonly tests: RuleTests;
  readonly vocabulary: Vocabulary | undefined;
  readonly onClose: () => void;
}

const PAUSE = 900;

/** The tests while they are edited: run as soon as the author pauses, then saved with the draft. */
export function TestBench({ rule, branch, editor, tests, vocabulary, onClose }: Props) {
  const scope = useScope();
  const queries = useQueryClient();
  const [cases, setCases] = useState<Cases>(() => casesOf(tests.text, editor.document.columns));
  const [results, setResults] = useState(tests);
  const [state, setState] = useState('All changes saved');
  const latest = useRef(editor);
  latest.current = editor;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const waiting = useRef<Cases>(undefined);

  useEffect(() => setResults(tests), [tests]);

  const save = async () => {
    const wanted = waiting.current;
    if (!wanted) {
      return;
    }
    waiting.current = undefined;
    const text = textOf(wanted);
    setState('Running the tests…');
    try {
      // the tests are of the table as it is now, its last edit included
      await latest.current.flush();
      setResults(await ask<RuleTests>(ruleAt(rule.id, 'tests/run'), { text }, { query: { branch } }));
      if (branch === '') {
        await saved(rule.id, text, latest.current);
      } else {
        await savedBeside(rule.id, text);
        // the branch is still of the same revision, the draft is not
        void queries.invalidateQueries({ queryKey: [scope, 'rule', rule.id, 'tests'] });
        void queries.invalidateQueries({ queryKey: [scope, 'rule', rule.id, 'table', '', ''] });
      }
      setState('All changes saved');
    } catch (failure) {
      waiting.current ??= wanted;
      setState(failure instanceof Problem ? `Not saved: ${failure.detail ?? failure.title}` : 'Not saved');
    }
  };
  const change = (next: Cases) => {
    setCases(next);
    waiting.current = next;
    setState('Saving…');
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), PAUSE);
  };
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      void save();
    },
    [],
  );
  return <CaseSheet cases={cases} results={results} vocabulary={vocabulary} state={state} onChange={change} onClose={onClose} />;
}

const send = (rule: string, text: string, revision: number) => put<RuleTests>(ruleAt(rule, 'tests'), { text }, { headers: ifMatch(revision) });

/** Saves the tests while a branch is open: they are kept with the draft, whose revision only the server knows. */
async function savedBeside(rule: string, text: string): Promise<void> {
  const { revision = 0 } = await get<RuleTests>(ruleAt(rule, 'tests'));
  await send(rule, text, revision);
}

/** Saves the tests with the draft as it is now; where the table was saved in between, once more. */
async function saved(rule: string, text: string, editor: TableEditing): Promise<void> {
  try {
    await send(rule, text, editor.current().revision);
  } catch (failure) {
    if (!(failure instanceof Problem) || (failure.status !== 409 && failure.status !== 412)) throw failure;
    await editor.refresh();
    await send(rule, text, editor.current().revision);
  }
  await editor.refresh();
}
