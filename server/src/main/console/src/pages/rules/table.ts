import type { RuleHits, RuleTable, TableColumn, TableProblem, TableRow } from '../../api/types';
import { words } from '../../ui/format';

/** A row of a table as the sheet shows it. */
export interface ShownRow {
  readonly row: TableRow;
  /** SKUs it fired for in the last run; undefined where no run is known, or the version it used has no such row. */
  readonly hits: number | undefined;
  readonly problems: readonly TableProblem[];
}

/** The rows with what is known about each. */
export function shownRows(table: RuleTable, hits: RuleHits | undefined): readonly ShownRow[] {
  const byRow = new Map(hits?.items.map(({ row, skus }) => [row, skus]));
  return table.rows.map((row) => ({
    row,
    hits: byRow.get(row.id),
    problems: table.problems.filter((problem) => isOf(problem, row)),
  }));
}

/** The version that the last run used, where it is not the one that is shown. */
export function otherVersion(table: RuleTable, hits: RuleHits | undefined): number | undefined {
  return hits?.version === table.version ? undefined : hits?.version;
}

/** A row without an id, which is a problem too, is known by its number. */
function isOf(problem: TableProblem, row: TableRow): boolean {
  return problem.rowNumber === undefined ? problem.row === row.id && row.id !== '' : problem.rowNumber === row.number;
}

/** How a link names the row. */
export function rowName(row: TableRow): string {
  return row.id || String(row.number);
}

/** What the banner says: how many problems of each kind there are, the grave ones first. */
export function problemCounts(problems: readonly TableProblem[]): readonly { readonly code: string; readonly severe: boolean; readonly count: number }[] {
  const byCode = new Map<string, { code: string; severe: boolean; count: number }>();
  for (const problem of problems) {
    const known = byCode.get(problem.code);
    byCode.set(problem.code, {
      code: problem.code,
      severe: isSevere(problem) || (known?.severe ?? false),
      count: (known?.count ?? 0) + 1,
    });
  }
  return [...byCode.values()].sort((one, other) => Number(other.severe) - Number(one.severe) || other.count - one.count);
}

export function isSevere(problem: TableProblem): boolean {
  return problem.severity.toUpperCase() === 'ERROR';
}

/** Where the first problem that belongs to a row is, from the top. */
export function firstProblem(rows: readonly ShownRow[]): number | undefined {
  const index = rows.findIndex(({ problems }) => problems.length > 0);
  return index < 0 ? undefined : index;
}

/** The place of a row given by its id or its number; what the address says comes from links of either kind. */
export function rowIndex(table: RuleTable, wanted: string): number | undefined {
  const byId = table.rows.findIndex(({ id }) => id === wanted);
  const index = byId >= 0 ? byId : table.rows.findIndex(({ number }) => String(number) === wanted);
  return index < 0 ? undefined : index;
}

const BANDS: Readonly<Record<TableColumn['kind'], string | undefined>> = {
  WHEN: 'When',
  THEN: 'Then',
  NOTE: undefined,
  SETTING: undefined,
  UNKNOWN: undefined,
};

export function bandOf(column: TableColumn): string | undefined {
  return BANDS[column.kind];
}

/** A formula is read as a whole. */
const FORMULA = 520;

/** Wide enough for its head and most of its cells, in pixels. */
export function widthOf(column: TableColumn, rows: readonly TableRow[], index: number): number {
  const longest = rows.slice(0, 200).reduce((most, { cells }) => Math.max(most, cells[index]?.length ?? 0), column.label.length);
  return Math.max(72, Math.min(column.name.toLowerCase() === 'when' ? FORMULA : 260, longest * 7.2 + 26));
}

const NUMBERS = new Set(['MONEY', 'PERCENT', 'NUMBER', 'INTEGER', 'DECIMAL']);

export function isNumber(column: TableColumn): boolean {
  return column.type !== undefined && NUMBERS.has(column.type.toUpperCase());
}

/** What a hit policy means, behind a colon or in a list. */
export function hitPolicyText(policy: string | undefined): string {
  const known: Readonly<Record<string, string>> = {
    FIRST: 'the first row that matches is used',
    UNIQUE: 'one row matches at most',
    PRIORITY: 'the matching row with the highest priority is used',
    COLLECT: 'every row that matches is used, from top to bottom',
  };
  return policy === undefined ? 'no hit policy is given' : (known[policy.toUpperCase()] ?? `hit policy ${words(policy).toLowerCase()}`);
}

/** When a table applies, behind a dot or alone; empty for always. */
export function scheduleText(schedule: RuleTable['schedule']): string {
  const [from, until] = (schedule?.effective ?? '').split('..').map((end) => end.trim().replace('T', ' '));
  return [from && `from ${from}`, until && `until ${until}`, schedule?.weekly].filter(Boolean).join(' ');
}
