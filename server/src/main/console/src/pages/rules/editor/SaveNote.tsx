import { Anchor } from '@mantine/core';

import type { TableEditing } from './useTableEditor';

/** Whether what was typed is safe, in a few words under the title. */
export function SaveNote({ editor }: { readonly editor: TableEditing }) {
  const { state } = editor;
  return (
    <span role="status" className="save-note" data-state={state.type}>
      {state.type === 'saved' && 'All changes saved'}
      {state.type === 'saving' && 'Saving…'}
      {state.type === 'offline' && `The server cannot be reached; ${edits(state.edits)} will be saved once it can`}
      {state.type === 'refused' && (
        <>
          {`Not saved (${edits(state.edits)}): ${state.problem.detail ?? state.problem.title} `}
          <Anchor component="button" type="button" size="sm" onClick={editor.retry}>
            Try again
          </Anchor>
          {' or '}
          <Anchor component="button" type="button" size="sm" onClick={() => void editor.reload()}>
            give them up
          </Anchor>
        </>
      )}
    </span>
  );
}

const edits = (count: number) => `${count} ${count === 1 ? 'edit' : 'edits'}`;
