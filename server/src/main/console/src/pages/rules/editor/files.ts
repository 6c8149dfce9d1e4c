import type { Problem } from '../../../api/client';

export type Format = 'csv' | 'xlsx' | 'json';

export const FORMATS: Readonly<Record<Format, string>> = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json',
};

/** By the end of the name; what has another end is taken for CSV, and the reader says what it thinks of it. */
export function formatOf(name: string): Format {
  const end = name.split('.').at(-1)?.toLowerCase();
  return end === 'xlsx' || end === 'xlsm' || end === 'xls' ? 'xlsx' : end === 'json' ? 'json' : 'csv';
}

/** Something wrong in a file, at a cell, a line or a place in JSON. */
export interface FileFinding {
  /** Of a workbook. */
  readonly sheet?: string;
  readonly where: string;
  readonly message: string;
}

/** What a refusal says of a file, place by place; the refusal itself where it names none. */
export function findingsIn(problem: Problem): FileFinding[] {
  const listed = problem.facts.findings ?? problem.facts.problems ?? problem.facts.rejected;
  if (!Array.isArray(listed) || listed.length === 0) {
    return problem.detail ? [{ where: '', message: problem.detail }] : [];
  }
  return listed.map((found: unknown) => {
    const facts = (typeof found === 'object' && found !== null ? found : { message: String(found) }) as Record<string, unknown>;
    const message = String(facts.message ?? '');
    return { ...placeOf(facts), message: facts.suggestion ? `${message} Did you mean ${String(facts.suggestion)}?` : message };
  });
}

/** A cell of a workbook is named `offers!C7`, a row of it `offers!7`; elsewhere there may be a line, a column or both. */
function placeOf({ line, column }: Readonly<Record<string, unknown>>): Omit<FileFinding, 'message'> {
  const place = column === undefined ? '' : String(column);
  const [, sheet, letters, row] = /^(.+)!([A-Z]*)(\d+)$/.exec(place) ?? [];
  if (sheet !== undefined && row !== undefined) return { sheet, where: letters ? `${letters}${row}` : `row ${row}` };
  return { where: [line === undefined ? '' : `line ${String(line)}`, place].filter(Boolean).join(', ') };
}
