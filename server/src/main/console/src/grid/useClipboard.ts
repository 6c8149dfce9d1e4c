import type { ClipboardEvent } from 'react';

import { rowsBetween } from './dom';
import { type Cells, paste } from './edits';
import type { Patch } from './model';
import type { Selection, Span } from './selection';
import { fromTsv, toTsv } from './tsv';

interface Sheet {
  readonly cells: Cells;
  readonly span: Span;
  readonly isLoaded: (row: number) => boolean;
  /** Whether the event is not the sheet's business. */
  readonly leaves: (event: ClipboardEvent) => boolean;
  /** Undefined if the sheet is read-only. */
  readonly commit: ((patches: readonly Patch[]) => void) | undefined;
  readonly select: (selection: Selection) => void;
  readonly say: (text: string) => void;
}

/** Copies and pastes the selected cells as spreadsheets do. */
export function useClipboard({ cells, span, isLoaded, leaves, commit, select, say }: Sheet) {
  const onCopy = (event: ClipboardEvent) => {
    if (leaves(event)) {
      return;
    }
    event.preventDefault();
    const rows = rowsBetween(span.top, span.bottom);
    const loaded = rows.filter(isLoaded);
    const columns = rowsBetween(span.left, span.right);
    const block = loaded.map((row) => columns.map((column) => cells.text(row, column)));
    event.clipboardData.setData('text/plain', toTsv(block));
    const missing = rows.length - loaded.length;
    say(`${loaded.length} rows copied${missing > 0 ? `, ${missing} not loaded left out` : ''}`);
  };

  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    if (!commit || text === '' || leaves(event)) {
      return;
    }
    event.preventDefault();
    const [patches, target] = paste(cells, span, fromTsv(text));
    commit(patches);
    select({ anchor: { row: target.top, column: target.left }, focus: { row: target.bottom, column: target.right } });
    const added = patches.filter(({ type }) => type === 'insert').length;
    say(`${patches.length - added} cells pasted${added > 0 ? `, ${added} rows added` : ''}`);
  };

  return { onCopy, onPaste };
}
