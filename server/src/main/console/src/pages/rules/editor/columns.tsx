import type { Vocabulary } from '../../../api/authoring';
import type { TableColumn } from '../../../api/types';
import type { Column } from '../../../grid/model';
import { count } from '../../../ui/format';
import { bandOf, isNumber, widthOf } from '../table';
import type { TableDocument } from './document';
import { ROW_ID } from './edits';
import type { EditorRow } from './rows';
import { choicesOf, hintOf, isList } from './vocabulary';

export interface Shown {
  readonly hits: boolean;
  readonly coverage: boolean;
}

const LONGEST_BAR = 48;

/** The columns of a draft: its rows' names, what they say and, where asked for, what they do. */
export function columnsOf(
  document: Pick<TableDocument, 'columns' | 'rows'>,
  currency: string | undefined,
  shown: Shown,
  vocabulary: Vocabulary | undefined,
  categories: readonly string[],
  most: number,
): readonly Column<EditorRow>[] {
  const longest = document.rows.slice(0, 200).reduce((length, { id }) => Math.max(length, id.length), 4);
  return [
    {
      key: ROW_ID,
      label: 'Row',
      width: Math.min(240, 84 + longest * 7.6),
      mono: true,
      edit: 'text',
      naming: true,
      filterable: true,
      hint: 'The name of the row: letters, digits, dots, hyphens',
      text: ({ row }) => row.id,
      render: ({ row }) => (
        <>
          <span className="row-number">{row.number}</span>
          {row.id}
        </>
      ),
    },
    ...inOrder(document.columns).map(({ column, index }) => authored(column, index, document, currency, vocabulary, categories)),
    ...(shown.coverage ? [testsColumn] : []),
    ...(shown.hits ? [hitsColumn(most)] : []),
  ];
}

const ORDER: readonly TableColumn['kind'][] = ['WHEN', 'THEN', 'SETTING', 'UNKNOWN', 'NOTE'];

/** Conditions, then actions, then the rest, each as the author ordered them. */
export function inOrder(columns: readonly TableColumn[]): { readonly column: TableColumn; readonly index: number }[] {
  return ORDER.flatMap((kind) => columns.flatMap((column, index) => (column.kind === kind ? [{ column, index }] : [])));
}

function authored(
  column: TableColumn,
  index: number,
  document: Pick<TableDocument, 'rows'>,
  currency: string | undefined,
  vocabulary: Vocabulary | undefined,
  categories: readonly string[],
): Column<EditorRow> {
  const band = bandOf(column);
  const choices = choicesOf(column, vocabulary, categories);
  const hint = hintOf(column, currency);
  const nothing = <span className="nothing">{column.kind === 'WHEN' ? 'any' : '–'}</span>;
  return {
    key: column.name,
    label: column.label,
    ...(band ? { group: band } : {}),
    // the button of the filter takes its room
    width: Math.max(widthOf(column, document.rows, index), column.label.length * 7 + 52),
    ...(isNumber(column) && column.kind === 'THEN' ? { align: 'end' } : {}),
    ...(isNumber(column) ? { mono: true } : {}),
    ...(column.kind === 'NOTE' ? { grow: true } : {}),
    ...(choices ? { choices, edit: 'choice', several: isList(column) } : { edit: isNumber(column) ? 'number' : 'text' }),
    ...(hint ? { hint } : {}),
    filterable: true,
    text: ({ row }) => row.cells[index] ?? '',
    render: ({ row }) => row.cells[index] || nothing,
  };
}

const testsColumn: Column<EditorRow> = {
  key: '#tests',
  label: 'Tests',
  width: 72,
  align: 'end',
  mono: true,
  text: ({ tests }) => (tests === undefined ? '' : String(tests)),
  render: ({ tests }) => (tests === undefined ? '–' : tests === 0 ? <span className="untested">none</span> : count(tests)),
};

const hitsColumn = (most: number): Column<EditorRow> => ({
  key: '#hits',
  label: 'Hits, last run',
  width: 124,
  mono: true,
  text: ({ hits }) => (hits === undefined ? '' : String(hits)),
  render: ({ hits }) =>
    hits === undefined ? (
      '–'
    ) : hits === 0 ? (
      <span className="untested">never</span>
    ) : (
      <span className="hits">
        <span className="hits-bar" style={{ width: Math.round((hits / most) * LONGEST_BAR) }} aria-hidden />
        {count(hits)}
      </span>
    ),
});
