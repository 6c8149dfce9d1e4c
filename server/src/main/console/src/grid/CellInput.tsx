import { type KeyboardEvent, useId, useLayoutEffect, useRef } from 'react';

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
  readonly problem: string | undefined;
  readonly actions: InputActions;
}

/**
 * The input of the active cell. It is there, unseen and with its text selected, before the edit begins: the first letter, or
 * the first stroke of an input method, goes straight into it.
 */
export function CellInput({ label, text, editing, numeric, choices, problem, actions }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();

  useLayoutEffect(() => {
    if (!editing && input.current) {
      input.current.value = text;
      if (document.activeElement === input.current) {
        input.current.select();
      }
    }
  }, [text, editing]);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (!editing || event.nativeEvent.isComposing) {
      return;
    }
    const back = event.shiftKey ? -1 : 1;
    if (event.key === 'Enter') {
      actions.finish(event.currentTarget.value, back, 0);
    } else if (event.key === 'Tab') {
      actions.finish(event.currentTarget.value, 0, back);
    } else if (event.key === 'Escape') {
      actions.finish(undefined, 0, 0);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

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
        list={editing && choices ? listId : undefined}
        autoComplete="off"
        spellCheck={false}
        onCompositionStart={actions.begin}
        onInput={actions.begin}
        onKeyDown={onKeyDown}
        onBlur={(event) => actions.finish(event.currentTarget.value, 0, 0)}
      />
      {editing && choices && (
        <datalist id={listId}>
          {choices.map((choice) => (
            <option key={choice} value={choice} />
          ))}
        </datalist>
      )}
    </>
  );
}
