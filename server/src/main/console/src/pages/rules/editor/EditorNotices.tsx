import { Alert, Button } from '@mantine/core';

import type { TablePatch } from '../../../api/authoring';
import type { Misfit } from './document';

/** Edits that could not be applied, each with what was typed: nothing is lost in silence. */
export function EditorNotices({ misfits, onForget }: { readonly misfits: readonly Misfit[]; readonly onForget: () => void }) {
  if (misfits.length === 0) {
    return null;
  }
  return (
    <Alert color="orange" role="alert" mb="sm" title={misfits.length === 1 ? 'An edit does not fit the table any more' : `${misfits.length} edits do not fit the table any more`}>
      <ul className="plain">
        {misfits.slice(0, 8).map(({ patch, message }, index) => (
          <li key={index}>
            {said(patch)}: {message}
          </li>
        ))}
      </ul>
      <Button size="compact-sm" variant="light" mt="xs" onClick={onForget}>
        Understood
      </Button>
    </Alert>
  );
}

function said(patch: TablePatch): string {
  switch (patch.op) {
    case 'set':
      return `${patch.column} of row ${patch.row} to be “${patch.value}”`;
    case 'insert':
      return `new row ${patch.row} (${Object.values(patch.cells).join(', ')})`;
    case 'rename':
      return `row ${patch.row} to be called ${patch.to}`;
    case 'remove':
    case 'move':
      return `${patch.op} row ${patch.row}`;
    case 'property':
      return `${patch.name} to be ${patch.value}`;
    case 'rename-column':
      return `column ${patch.column} to be ${patch.to}`;
    case 'add-column':
      return `new column ${patch.column}`;
    case 'remove-column':
      return `remove column ${patch.column}`;
  }
}
