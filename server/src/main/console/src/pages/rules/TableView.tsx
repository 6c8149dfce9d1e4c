import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useMemo, useRef } from 'react';
import { Link } from 'wouter';

import type { Rule, RuleHits, RuleTable } from '../../api/types';
import type { Column } from '../../grid/model';
import { Sheet, type SheetHandle } from '../../grid/Sheet';
import { EmptyState } from '../../ui/EmptyState';
import { count, words } from '../../ui/format';
import { PageSkeleton } from '../../ui/PageSkeleton';
import { ProblemState } from '../../ui/ProblemState';
import { Time } from '../../ui/Time';
import { useHits, useTable } from './queries';
import { bandOf, firstProblem, hitPolicyText, isNumber, isSevere, otherVersion, problemCounts, rowIndex, rowName, scheduleText, type ShownRow, shownRows, widthOf } from './table';
import './rules.css';

interface Props {
  readonly rule: Rule;
  /** A published version; empty for the draft. */
  readonly version: string;
  /** The row that is looked at: its id, or its number. */
  readonly row: string;
  readonly onRow: (row: string) => void;
}

/** A decision table: its rows, what each did in the last run, and what is wrong with it. */
export function TableView({ rule, version, row, onRow }: Props) {
  const table = useTable(rule.id, version, true);
  const hits = useHits(rule.id, rule.publishedVersion !== undefined);
  if (table.isPending) {
    return <PageSkeleton />;
  }
  if (table.isError) {
    return <ProblemState error={table.error} onRetry={() => void table.refetch()} />;
  }
  return <Loaded rule={rule} table={table.data} hits={hits.data} row={row} onRow={onRow} />;
}

interface LoadedProps {
  readonly rule: Rule;
  readonly table: RuleTable;
  readonly hits: RuleHits | undefined;
  readonly row: string;
  readonly onRow: (row: string) => void;
}

function Loaded({ rule, table, hits, row, onRow }: LoadedProps) {
  const sheet = useRef<SheetHandle>(null);
  const rows = useMemo(() => shownRows(table, hits), [table, hits]);
  const columns = useMemo(() => columnsOf(table, rows, otherVersion(table, hits)), [table, rows, hits]);
  const chosen = row ? rowIndex(table, row) : undefined;
  const problemAt = firstProblem(rows);

  // a link to a row shows it; the reader's own moves do not come back here
  const shown = useRef<string>(undefined);
  useEffect(() => {
    if (chosen !== undefined && shown.current !== row) {
      shown.current = row;
      sheet.current?.focus({ row: chosen, column: 0 });
    }
  }, [chosen, row]);
  const look = (index: number) => {
    const moved = table.rows[index];
    if (moved && index !== chosen) {
      shown.current = rowName(moved);
      onRow(rowName(moved));
    }
  };

  if (table.rows.length === 0) {
    return <EmptyState title="No row yet">The table has columns and no row: it changes nothing.</EmptyState>;
  }
  return (
    <>
      {table.problems.length > 0 && (
        <div className="notice" data-tone={table.problems.some(isSevere) ? 'bad' : 'wait'} role="status" style={{ marginBottom: 12 }}>
          <IconAlertTriangle size={18} aria-hidden />
          <span className="notice-text">
            <strong>
              {problemCounts(table.problems)
                .map(({ code, count: number }) => `${count(number)} × ${words(code).toLowerCase()}`)
                .join(', ')}
            </strong>
            {': '}
            {(table.problems.find(isSevere) ?? table.problems[0])?.text}
          </span>
          {problemAt !== undefined && (
            <Button
              size="compact-sm"
              variant="subtle"
              color="orange"
              c="inherit"
              onClick={() => {
                sheet.current?.focus({ row: problemAt, column: 0 });
                look(problemAt);
              }}
            >
              Show first
            </Button>
          )}
        </div>
      )}
      <div className="rule-body">
        <div className="rule-sheet">
          <Sheet
            ref={sheet}
            label={`${rule.name}: ${hitPolicyText(table.hitPolicy)}`}
            columns={columns}
            rowCount={rows.length}
            getRow={(index) => rows[index]}
            rowClass={(shownRow) => (shownRow.problems.some(isSevere) ? 'row-wrong' : shownRow.problems.length > 0 ? 'row-warned' : undefined)}
            problem={(shownRow, key) => shownRow.problems.find(({ column, severity }) => column === key && severity.toUpperCase() === 'ERROR')?.text}
            onActive={look}
          />
        </div>
        <RowPanel table={table} rows={rows} hits={hits} chosen={chosen} rule={rule} />
      </div>
    </>
  );
}

const LONGEST_BAR = 48;

function columnsOf(table: RuleTable, rows: readonly ShownRow[], version: number | undefined): readonly Column<ShownRow>[] {
  const most = Math.max(1, ...rows.map(({ hits }) => hits ?? 0));
  const authored = (kinds: readonly string[]) =>
    table.columns.flatMap((column, index): Column<ShownRow>[] => {
      const band = bandOf(column);
      return kinds.includes(column.kind)
        ? [
            {
              key: column.name,
              label: column.label,
              ...(band ? { group: band } : {}),
              width: widthOf(column, table.rows, index),
              ...(isNumber(column) && column.kind === 'THEN' ? { align: 'end' as const } : {}),
              ...(isNumber(column) ? { mono: true } : {}),
              ...(column.kind === 'NOTE' ? { grow: true } : {}),
              text: ({ row }) => row.cells[index] ?? '',
              render: ({ row }) => row.cells[index] || <span style={{ color: 'var(--ink-soft)' }}>{column.kind === 'WHEN' ? 'any' : '–'}</span>,
            },
          ]
        : [];
    });
  return [
    { key: '#row', label: 'Row', width: 64, align: 'end', mono: true, text: ({ row }) => String(row.number) },
    {
      key: '#hits',
      label: version === undefined ? 'Hits, last run' : `Version ${version}, last run`,
      width: version === undefined ? 124 : 164,
      mono: true,
      text: ({ hits }) => (hits === undefined ? '' : String(hits)),
      render: ({ hits }) =>
        hits === undefined ? (
          '–'
        ) : (
          <span className="hits">
            <span className="hits-bar" style={{ width: Math.round((hits / most) * LONGEST_BAR) }} aria-hidden />
            {count(hits)}
          </span>
        ),
    },
    ...authored(['WHEN', 'THEN', 'SETTING', 'UNKNOWN', 'NOTE']),
  ];
}

interface PanelProps {
  readonly rule: Rule;
  readonly table: RuleTable;
  readonly rows: readonly ShownRow[];
  readonly hits: RuleHits | undefined;
  readonly chosen: number | undefined;
}

/** The chosen row in a sentence, what it did and what is wrong with it; of the table where no row is chosen. */
function RowPanel({ rule, table, rows, hits, chosen }: PanelProps) {
  const shown = chosen === undefined ? undefined : rows[chosen];
  const problems = shown ? shown.problems : table.problems;
  return (
    <aside className="card rule-aside" aria-label={shown ? `Row ${shown.row.number}` : 'About the table'} aria-live="polite" tabIndex={0}>
      <section>
        <h2>{shown ? `Row ${shown.row.number}` : 'The table'}</h2>
        {shown ? (
          <p className="sentence">{shown.row.sentence ?? 'This row has nothing to say.'}</p>
        ) : (
          <>
            <p>
              {count(rows.length)} {rows.length === 1 ? 'row' : 'rows'}; {hitPolicyText(table.hitPolicy)}.
              {table.schedule && ` It applies ${scheduleText(table.schedule)}.`}
            </p>
            <p className="under">Move to a row to read it in a sentence, with what it did in the last run.</p>
          </>
        )}
      </section>
      <section>
        <h2>Last run</h2>
        <LastRun rule={rule} table={table} shown={shown} hits={hits} />
      </section>
      {problems.length > 0 && (
        <section>
          <h2>
            {count(problems.length)} {problems.length === 1 ? 'problem' : 'problems'}
          </h2>
          <ul className="problem-list">
            {problems.slice(0, 30).map((problem) => (
              <li key={`${problem.row} ${problem.column} ${problem.text}`}>
                <strong>{words(problem.code)}</strong>
                {problem.column && ` in ${problem.column}`}: {problem.text}
                {problem.suggestion && ` Did you mean ${problem.suggestion}?`}
              </li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  );
}

interface LastRunProps {
  readonly rule: Rule;
  readonly table: RuleTable;
  readonly shown: ShownRow | undefined;
  readonly hits: RuleHits | undefined;
}

function LastRun({ rule, table, shown, hits }: LastRunProps) {
  if (hits?.run === undefined) {
    return <p className="under">No run has used this table yet.</p>;
  }
  const version = otherVersion(table, hits);
  const row = shown ? `?table=${encodeURIComponent(hits.table ?? rule.slug)}&row=${encodeURIComponent(shown.row.id)}` : '';
  return (
    <>
      <p>
        {shown && shown.hits === undefined ? (
          'The run had no such row'
        ) : shown ? (
          <>
            <strong className="figure">{count(shown.hits)}</strong> of {count(hits.total)} SKUs matched this row
          </>
        ) : (
          <>
            The run looked at <strong className="figure">{count(hits.total)}</strong> SKUs
          </>
        )}
        {hits.asOf && (
          <>
            , as of <Time at={hits.asOf} reachable />
          </>
        )}
        .
      </p>
      {version !== undefined && <p className="under">It used version {version}, which is not the one shown.</p>}
      {(!shown || (shown.hits ?? 0) > 0) && (
        <Link className="text-link" href={`/runs/${hits.run}${row}`}>
          {shown ? 'The prices it decided in the last run' : 'Open the run'}
        </Link>
      )}
    </>
  );
}
