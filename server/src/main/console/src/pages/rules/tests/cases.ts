import type { RuleTests } from '../../../api/authoring';
import type { Money, TableColumn } from '../../../api/types';
import type { Patch } from '../../../grid/model';
import { fromCsv, toCsv } from './csv';

/** The cases of a table as a sheet: a header and a row a case. */
export interface Cases {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const EXPECTED = ['expect-price', 'expect-outcome', 'expect-rows'];

/** What a first case may say: the facts that the table asks for, and what should come of them. */
export function firstHeader(columns: readonly TableColumn[]): string[] {
  const facts = columns.flatMap(({ kind, term }) => (kind === 'WHEN' && term && term !== 'when' ? [term] : []));
  return ['example', ...new Set([...facts, 'regular']), ...EXPECTED];
}

export function casesOf(text: string, columns: readonly TableColumn[]): Cases {
  const [header, ...rows] = fromCsv(text);
  return header ? { header, rows: rows.map((row) => header.map((_, index) => row[index] ?? '')) } : { header: firstHeader(columns), rows: [] };
}

export const textOf = ({ header, rows }: Cases): string => (rows.length === 0 ? '' : toCsv([header, ...rows.filter((row) => row.some((cell) => cell !== ''))]));

/** The cases after what their sheet did; its columns are known by their place. */
export function patched(cases: Cases, patches: readonly Patch[]): Cases {
  const rows = [...cases.rows];
  for (const patch of patches) {
    if (patch.type === 'set') rows[patch.row] = cases.header.map((_, index) => (String(index) === patch.key ? patch.after : (rows[patch.row]?.[index] ?? '')));
    else if (patch.type === 'insert') rows.splice(patch.row, 0, cases.header.map(() => ''));
    else if (patch.type === 'remove') rows.splice(patch.row, 1);
    else rows.splice(patch.to, 0, ...rows.splice(patch.from, 1));
  }
  return { ...cases, rows };
}

/** A new fact for all cases, in front of what is expected of them. */
export function withFact({ header, rows }: Cases, fact: string): Cases {
  const expected = header.findIndex((name) => name.startsWith('expect-'));
  const at = expected < 0 ? header.length : expected;
  return { header: header.toSpliced(at, 0, fact), rows: rows.map((row) => row.toSpliced(at, 0, '')) };
}

export type Case = RuleTests['cases'][number];

/** What was expected and what came, where they differ: "price 17.50, was 18.00". */
export function difference({ expected, actual }: Case): string {
  const parts = (['price', 'outcome', 'rows'] as const).flatMap((part) => {
    const wanted = said(expected[part]);
    const came = said(actual?.[part]);
    return wanted !== undefined && wanted !== came ? [`${part} ${wanted}, was ${came ?? 'nothing'}`] : [];
  });
  return parts.join('; ');
}

function said(value: Money | string | readonly string[] | undefined): string | undefined {
  if (value === undefined || typeof value === 'string') return value;
  return 'amount' in value ? value.amount : value.join(' | ') || 'none';
}
