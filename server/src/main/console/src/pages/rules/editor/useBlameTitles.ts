import type { MouseEvent } from 'react';

import type { Blame } from '../../../api/authoring';
import { positionOf } from '../../../grid/dom';
import { HEAD, type Column } from '../../../grid/model';
import { useTimes } from '../../../ui/format';
import type { EditorRow } from './rows';

/** Says who wrote a cell while the mouse rests on it; the panel of the row says the same to the keyboard. */
export function useBlameTitles(blame: Blame | undefined, rows: readonly EditorRow[], columns: readonly Column<EditorRow>[]) {
  const times = useTimes();
  return (event: MouseEvent) => {
    const target = event.target as HTMLElement;
    const place = blame && positionOf(target);
    const cell = target.closest<HTMLElement>('[data-column]');
    if (!place || !cell || place.row === HEAD || cell.hasAttribute('aria-invalid')) {
      return;
    }
    const id = rows[place.row]?.row.id;
    const written = blame.rows.find(({ row }) => row === id)?.cells.find(({ column }) => column === columns[place.column]?.key);
    cell.title = written ? `${written.by?.name ?? 'Somebody'}, ${written.version === undefined ? 'in the draft' : `version ${written.version}`}${written.at ? `, ${times.absolute(written.at)}` : ''}` : '';
  };
}
