import { type CSSProperties, useMemo, useState } from 'react';

import type { Column } from './model';

const NARROWEST = 48;
const STEP = 16;
export const MARK_WIDTH = 40;

/** The widths of the columns as they were given and then changed. They reach the rows as one CSS variable: no row is drawn again. */
export function useWidths<R>(columns: readonly Column<R>[], marks: boolean) {
  const [changed, setChanged] = useState<Readonly<Record<string, number>>>({});

  const style = useMemo(() => {
    const widths = columns.map(({ key, width, grow }) => {
      const own = changed[key];
      return { pixels: own ?? width, track: own === undefined && grow ? `minmax(${width}px, 1fr)` : `${own ?? width}px` };
    });
    const first = marks ? [{ pixels: MARK_WIDTH, track: `${MARK_WIDTH}px` }] : [];
    const every = [...first, ...widths];
    return {
      '--sheet-columns': every.map(({ track }) => track).join(' '),
      '--sheet-width': `${every.reduce((sum, { pixels }) => sum + pixels, 0)}px`,
    } as CSSProperties;
  }, [columns, changed, marks]);

  const widthOf = (column: Column<R>) => changed[column.key] ?? column.width;
  const setWidth = (column: Column<R>, pixels: number) =>
    setChanged((before) => ({ ...before, [column.key]: Math.max(NARROWEST, Math.round(pixels)) }));
  const stepWidth = (column: Column<R>, by: number) => setWidth(column, widthOf(column) + by * STEP);
  const resetWidth = (column: Column<R>) => setChanged(({ [column.key]: _, ...others }) => others);

  return { style, widthOf, setWidth, stepWidth, resetWidth };
}
