import { type KeyboardEvent, lazy, Suspense, useId, useLayoutEffect, useRef, useState } from 'react';

import { completed, matches } from './choices';

// read-only sheets do not need it
const Suggestions = lazy(() => import('./Suggestions'));

/** How an edit ends, and where the active cell goes then. */
export interface InputActions {
  readonly begin: () => void;
  readonly finish: (text: string | undefined, rows: number, columns: number) => void;
}

interface Props {
  readonly label: string;
  readonly text: string;
  readonly editing: boolean;
  readonly numeric: boolean;
  readonly choices: readonly string[] | undefined;
  /** Whether a cell holds several choices, separated by bars. */
  readonly several: boolean;
  readonly hint: string | undefined;
  readonly problem: string | undefined;
  readonly actions: InputActions;
}

/**
 * The input of the active cell. It is there, unseen and with its text selected, before the edit begins: the first letter, or
 * the first stroke of an input method, goes straight into it.
 */
export function CellInput({ label, text, editing, numeric, choices, several, hint, problem, actions }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const [typed, setTyped] = useState<string>();
  const [picked, pick] = useState(-1);
  // an edit that goes on with the text offers everything, or what could follow the list
  const written = typed ?? (several && text ? `${text} | ` : '');
  const offered = editing && choices ? matches(choices, written, several) : [];

  useLayoutEffect(() => {
    if (!editing && input.current) {
      setTyped(undefined);
      pick(-1);
      input.current.value = text;
      if (document.activeElement === input.current) {
        input.current.select();
      }
    }
  }, [text, editing]);

  const complete = (choice: string, goesOn: boolean) => {
    const whole = completed(written, choice, several);
    if (!several || !goesOn) {
      actions.finish(whole, several ? 0 : 1, 0);
      return;
    }
    input.current!.value = whole;
    setTyped(whole);
    pick(-1);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (!editing || event.nativeEvent.isComposing) {
      return;
    }
    const back = event.shiftKey ? -1 : 1;
    const choice = offered[picked];
    if (event.key === 'ArrowDown' && offered.length > 0) {
      pick((picked + 1) % offered.length);
    } else if (event.key === 'ArrowUp' && offered.length > 0) {
      pick(picked <= 0 ? offered.length - 1 : picked - 1);
    } else if (event.key === 'Enter' && choice !== undefined) {
      complete(choice, true);
    } else if (event.key === 'Enter') {
      actions.finish(event.currentTarget.value, back, 0);
    } else if (event.key === 'Tab') {
      actions.finish(choice === undefined ? event.currentTarget.value : completed(written, choice, several), 0, back);
    } else if (event.key === 'Escape') {
      actions.finish(undefined, 0, 0);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  const open = editing && (offered.length > 0 || hint !== undefined);
  return (
    <>
      <input
        ref={input}
        className="sheet-input"
        data-editing={editing || undefined}
        aria-label={label}
        aria-invalid={problem !== undefined || undefined}
        title={problem}
        defaultValue={text}
        inputMode={numeric ? 'decimal' : undefined}
        autoComplete="off"
        spellCheck={false}
        {...(choices ? { role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': offered.length > 0 } : {})}
        {...(offered.length > 0 ? { 'aria-controls': `${id}-list` } : {})}
        aria-activedescendant={picked >= 0 ? `${id}-${picked}` : undefined}
        aria-describedby={open && hint !== undefined ? `${id}-hint` : undefined}
        onCompositionStart={actions.begin}
        onInput={(event) => {
          actions.begin();
          setTyped(event.currentTarget.value);
          pick(-1);
        }}
        onKeyDown={onKeyDown}
        onBlur={(event) => actions.finish(event.currentTarget.value, 0, 0)}
      />
      {open && (
        <Suspense fallback={null}>
          <Suggestions id={id} anchor={input} label={label} offered={offered} picked={picked} hint={hint} onPick={(choice) => complete(choice, true)} />
        </Suspense>
      )}
    </>
  );
}
