import type { LintFinding, Severity } from '../../../api/authoring';
import type { TableProblem } from '../../../api/types';

/** What is wrong, whoever found it: the reader of the table, cell by cell, or the lint of the whole. */
export type Finding = LintFinding;

const RANK: Readonly<Record<Severity, number>> = { ERROR: 0, WARNING: 1, INFO: 2 };

/** The problems of the cells and the findings of the whole, the grave ones first; what both found stands once. */
export function findingsOf(problems: readonly TableProblem[], lint: readonly LintFinding[]): Finding[] {
  const ofCells = problems.map(
    (problem): Finding => ({
      kind: problem.code,
      severity: problem.severity.toUpperCase() as Severity,
      rows: problem.row ? [problem.row] : [],
      ...(problem.column === undefined ? {} : { column: problem.column }),
      message: problem.suggestion ? `${problem.text} Did you mean ${problem.suggestion}?` : problem.text,
    }),
  );
  const told = new Set(lint.map(place));
  const all = [...ofCells.filter((finding) => !told.has(place(finding))), ...lint];
  return all.map((finding, at) => ({ finding, at })).sort((one, other) => RANK[one.finding.severity] - RANK[other.finding.severity] || one.at - other.at).map(({ finding }) => finding);
}

const place = ({ kind, rows, column }: Finding) => `${kind} ${rows[0] ?? ''} ${column ?? ''}`;

/** The findings of each row by its id. */
export function byRow(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const rows = new Map<string, Finding[]>();
  for (const finding of findings) {
    for (const row of finding.rows.slice(0, MOST_ROWS)) {
      const known = rows.get(row);
      if (known) known.push(finding);
      else rows.set(row, [finding]);
    }
  }
  return rows;
}

/** A row that a hundred others cover is told at the first of them. */
const MOST_ROWS = 200;

export function counted(findings: readonly Finding[]): Readonly<Record<Severity, number>> {
  const counts: Record<Severity, number> = { ERROR: 0, WARNING: 0, INFO: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

/** A finding in the order of the rows, after the cell that is looked at: going on from the last leads to the first. */
export function nextFinding(findings: readonly Finding[], rowAt: (id: string) => number, from: number): Finding | undefined {
  const placed = findings.filter(({ rows }) => rows[0] !== undefined && rowAt(rows[0]) >= 0).sort((one, other) => rowAt(one.rows[0]!) - rowAt(other.rows[0]!));
  return placed.find(({ rows }) => rowAt(rows[0]!) > from) ?? placed[0];
}
