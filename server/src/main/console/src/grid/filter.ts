import type { Column } from './model';

/** What a column must contain, by the column's key; empty texts ask for nothing. */
export type Filters = Readonly<Record<string, string>>;

/** The indices of the rows that pass every filter, for sheets whose rows are all here. Case does not matter. */
export function matching<R>(rows: readonly R[], columns: readonly Column<R>[], filters: Filters): number[] {
  const tests = columns.flatMap((column) => {
    const wanted = filters[column.key]?.trim().toLowerCase();
    return wanted ? [(row: R) => column.text(row).toLowerCase().includes(wanted)] : [];
  });
  return rows.flatMap((row, index) => (tests.every((test) => test(row)) ? [index] : []));
}

export function withFilter(filters: Filters, key: string, text: string): Filters {
  const { [key]: _, ...others } = filters;
  return text.trim() === '' ? others : { ...others, [key]: text };
}
