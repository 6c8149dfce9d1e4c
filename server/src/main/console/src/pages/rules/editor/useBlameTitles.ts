import type { MouseEvent } from 'react';

import type { Blame } from '../../../api/authoring';
import { positionOf } from '../../../grid/dom';
import { HEAD, type Column } from '../../../grid/model';
import { useTimes } from '../../../ui/format';
import type { EditorRow } from './rows';

/** Where a cell was first said; what a branch says that is not published may come from the draft that it began as. */
export const saidIn = (version: number | undefined, branch: string) => (version !== undefined ? `version ${version}` : branch === '' ? 'in the draft' : 'not published');

/** Says who wrote a cell while the mouse rests on it; the panel of the row says the same to the keyboard. */
export function useBlameTitles(blame: Blame | undefined, branch: string, rows: readonly EditorRow[], columns: readonly Column<EditorRow>[]) {
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
    cell.title = written ? `${written.by?.name ?? 'Somebody'}, ${saidIn(written.version, branch)}${written.at ? `, ${times.absolute(written.at)}` : ''}` : '';
  };
}
