import { useRef } from 'react';

import { rowsBetween } from './dom';
import type { SheetProps } from './props';
import { marked } from './selection';

type Marked<R> = Pick<SheetProps<R>, 'marks' | 'onMarks' | 'rowKey' | 'getRow'>;

/** The checkboxes of the rows: one, a range since the last one, or all rows in sight. */
export function useMarks<R>({ marks, onMarks, rowKey, getRow }: Marked<R>, rowsInSight: () => number[], say: (text: string) => void) {
  const last = useRef(0);

  const keyOf = (index: number): string | undefined => {
    const row = getRow(index);
    return row === undefined ? undefined : rowKey?.(row);
  };
  const keysOf = (rows: readonly number[]) => rows.map(keyOf).filter((key) => key !== undefined);
  const change = (after: ReadonlySet<string>) => {
    onMarks?.(after);
    say(`${after.size} rows selected`);
  };

  /** False if the row has no checkbox. */
  const mark = (row: number, range: boolean): boolean => {
    const key = keyOf(row);
    if (!marks || key === undefined) {
      return false;
    }
    change(marked(marks, key, range ? keysOf(rowsBetween(last.current, row)) : []));
    last.current = row;
    return true;
  };

  const isMarked = (row: number): boolean => {
    const key = marks && keyOf(row);
    return key !== undefined && marks!.has(key);
  };
  const inSight = marks ? keysOf(rowsInSight()) : [];
  const allMarked = inSight.length > 0 && inSight.every((key) => marks!.has(key));
  const markAll = () => {
    const others = [...(marks ?? [])].filter((key) => !inSight.includes(key));
    change(new Set(allMarked ? others : [...others, ...inSight]));
  };

  return { mark, isMarked, allMarked, markAll };
}
