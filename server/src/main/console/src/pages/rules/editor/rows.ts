import { useMemo, useRef } from 'react';

import type { TableRow } from '../../../api/types';
import type { TableDocument } from './document';
import type { Finding } from './findings';

export type Light = 'matching' | 'acting';

/** A row of the draft with what is known about it. */
export interface EditorRow {
  readonly row: TableRow;
  readonly findings: readonly Finding[] | undefined;
  /** SKUs it fired for in the last run. */
  readonly hits: number | undefined;
  /** Tests in which it acts. */
  readonly tests: number | undefined;
  /** Whether it matches what is tried, and acts on it. */
  readonly light: Light | undefined;
}

export interface Known {
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  readonly hits: ReadonlyMap<string, number>;
  readonly tests: ReadonlyMap<string, number>;
  readonly lights: ReadonlyMap<string, Light>;
}

/** The rows with what is known of them; those of which nothing changed stay the same objects, and are not drawn again. */
export function editorRows(before: readonly EditorRow[], { rows }: TableDocument, { findings, hits, tests, lights }: Known): EditorRow[] {
  const old = new Map(before.map((shown) => [shown.row.id, shown]));
  return rows.map((row) => {
    const shown: EditorRow = { row, findings: findings.get(row.id), hits: hits.get(row.id), tests: tests.get(row.id), light: lights.get(row.id) };
    const same = old.get(row.id);
    return same && same.row === row && same.hits === shown.hits && same.tests === shown.tests && same.light === shown.light && alike(same.findings, shown.findings)
      ? same
      : shown;
  });
}

const alike = (one: readonly Finding[] | undefined, other: readonly Finding[] | undefined) =>
  one === other || (one !== undefined && other !== undefined && one.length === other.length && one.every((finding, index) => finding.message === other[index]!.message && finding.column === other[index]!.column));

export function useEditorRows(document: TableDocument, known: Known): readonly EditorRow[] {
  const before = useRef<readonly EditorRow[]>([]);
  return useMemo(() => (before.current = editorRows(before.current, document, known)), [document, known.findings, known.hits, known.tests, known.lights]);
}

/** What is wrong with a cell; a warning about the row as a whole is not. */
export function problemOf({ row, findings }: EditorRow, key: string): string | undefined {
  return findings?.find(({ severity, column, rows }) => severity === 'ERROR' && column === key && rows[0] === row.id)?.message;
}

export function classOf({ findings, light }: EditorRow): string | undefined {
  const wrong = findings?.some(({ severity }) => severity === 'ERROR');
  const warned = findings?.some(({ severity }) => severity === 'WARNING');
  const marked = wrong ? 'row-wrong' : warned ? 'row-warned' : findings ? 'row-told' : '';
  return `${marked} ${light === undefined ? '' : `row-${light}`}`.trim() || undefined;
}
