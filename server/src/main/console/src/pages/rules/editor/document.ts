import type { TablePatch } from '../../../api/authoring';
import type { RuleTable, TableColumn, TableRow } from '../../../api/types';

/** What of a table can be edited. Rows and columns keep their identity while nothing of them changes. */
export interface TableDocument {
  readonly properties: Readonly<Record<string, string>>;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
}

/** The words of the API are those of the text, where a property has them. */
export function documentOf(table: RuleTable): TableDocument {
  const properties = Object.entries({
    stage: table.stage,
    'hit-policy': table.hitPolicy?.toLowerCase(),
    currency: table.currency,
    effective: table.schedule?.effective,
    weekly: table.schedule?.weekly,
  }).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { properties: Object.fromEntries(properties), columns: table.columns, rows: table.rows };
}

/** A patch that cannot be applied: what it names is not there, or is there already. */
export class Misfit extends Error {
  constructor(
    readonly patch: TablePatch,
    reason: string,
  ) {
    super(reason);
    this.name = 'Misfit';
  }
}

/** What a column that was just added is, until the server has read it. */
export type Guess = (header: string) => Pick<TableColumn, 'kind' | 'label'> & Partial<TableColumn>;

export const unknownColumn: Guess = (header) => ({ kind: 'UNKNOWN', label: header });

/** The document after one patch, as the server applies it. */
export function applied(before: TableDocument, patch: TablePatch, guess: Guess = unknownColumn): TableDocument {
  switch (patch.op) {
    case 'property':
      return { ...before, properties: withProperty(before.properties, patch.name, patch.value) };
    case 'add-column':
    case 'remove-column':
    case 'rename-column':
      return columnPatched(before, patch, guess);
    default:
      return { ...before, rows: rowPatched(before, patch) };
  }
}

export const allApplied = (before: TableDocument, patches: readonly TablePatch[], guess?: Guess): TableDocument =>
  patches.reduce((document, patch) => applied(document, patch, guess), before);

/**
 * Applies those patches that fit, in their order.
 *
 * @returns the document, what was applied and what was not
 */
export function fitting(before: TableDocument, patches: readonly TablePatch[], guess?: Guess): [TableDocument, TablePatch[], Misfit[]] {
  const fits: TablePatch[] = [];
  const misfits: Misfit[] = [];
  const document = patches.reduce((rest, patch) => {
    try {
      const next = applied(rest, patch, guess);
      fits.push(patch);
      return next;
    } catch (failure) {
      if (!(failure instanceof Misfit)) throw failure;
      misfits.push(failure);
      return rest;
    }
  }, before);
  return [document, fits, misfits];
}

/** The patches that take a patch back, made before it is applied; in their order. */
export function inverseOf(before: TableDocument, patch: TablePatch): TablePatch[] {
  switch (patch.op) {
    case 'set':
      return [{ ...patch, value: before.rows[rowAt(before, patch, patch.row)]!.cells[columnAt(before, patch, patch.column)] ?? '' }];
    case 'insert':
      return [{ op: 'remove', row: patch.row }];
    case 'remove': {
      const at = rowAt(before, patch, patch.row);
      return [{ op: 'insert', row: patch.row, before: before.rows[at + 1]?.id ?? null, cells: cellsOf(before, before.rows[at]!) }];
    }
    case 'move':
      return [{ op: 'move', row: patch.row, before: before.rows[rowAt(before, patch, patch.row) + 1]?.id ?? null }];
    case 'rename':
      return [{ op: 'rename', row: patch.to, to: patch.row }];
    case 'add-column':
      return [{ op: 'remove-column', column: patch.column }];
    case 'rename-column':
      return [{ op: 'rename-column', column: patch.to, to: patch.column }];
    case 'remove-column': {
      const at = columnAt(before, patch, patch.column);
      const next = before.columns[at + 1]?.name ?? null;
      const cells = before.rows.filter(({ cells }) => cells[at]);
      return [
        { op: 'add-column', column: patch.column, before: next },
        ...cells.map((row): TablePatch => ({ op: 'set', row: row.id, column: patch.column, value: row.cells[at]! })),
      ];
    }
    case 'property':
      return [{ ...patch, value: before.properties[patch.name] ?? '' }];
  }
}

/** The cells of a row that say something, by column. */
export function cellsOf({ columns }: TableDocument, row: TableRow): Record<string, string> {
  return Object.fromEntries(columns.flatMap(({ name }, index) => (row.cells[index] ? [[name, row.cells[index]]] : [])));
}

/** The document as the server tells it now, with the rows of before where they say the same. */
export function renewed(before: TableDocument, now: TableDocument): TableDocument {
  const known = new Map(before.rows.map((row) => [row.id, row]));
  const columns = same(before.columns, now.columns) ? before.columns : now.columns;
  return {
    properties: same(before.properties, now.properties) ? before.properties : now.properties,
    columns,
    rows: now.rows.map((row) => {
      const old = known.get(row.id);
      return old && columns === before.columns && same(old, row) ? old : row;
    }),
  };
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** An id that no row has; where the row above ends in a number, as that one does. */
export function freeId(taken: ReadonlySet<string>, like?: string): string {
  const prefix = /^(.*?)\d+$/.exec(like ?? '')?.[1] || 'row-';
  let number = taken.size + 1;
  while (taken.has(`${prefix}${number}`)) number++;
  return `${prefix}${number}`;
}

type RowPatch = Extract<TablePatch, { readonly row: string }>;
type ColumnPatch = Extract<TablePatch, { readonly op: 'add-column' | 'remove-column' | 'rename-column' }>;

function rowPatched(document: TableDocument, patch: RowPatch): TableRow[] {
  const rows = [...document.rows];
  switch (patch.op) {
    case 'set': {
      const at = rowAt(document, patch, patch.row);
      const column = columnAt(document, patch, patch.column);
      rows[at] = { ...rows[at]!, cells: document.columns.map((_, index) => (index === column ? patch.value : (rows[at]!.cells[index] ?? ''))) };
      return rows;
    }
    case 'insert': {
      refuseTaken(document, patch, patch.row);
      Object.keys(patch.cells).forEach((column) => columnAt(document, patch, column));
      const cells = document.columns.map(({ name }) => patch.cells[name] ?? '');
      rows.splice(placeOf(document.rows, patch, patch.before), 0, { id: patch.row, number: 0, cells });
      return numbered(rows);
    }
    case 'remove':
      rows.splice(rowAt(document, patch, patch.row), 1);
      return numbered(rows);
    case 'move': {
      const [moved] = rows.splice(rowAt(document, patch, patch.row), 1);
      if (patch.before === patch.row) throw new Misfit(patch, `row ${patch.row} cannot stand before itself`);
      rows.splice(placeOf(rows, patch, patch.before), 0, moved!);
      return numbered(rows);
    }
    case 'rename': {
      const at = rowAt(document, patch, patch.row);
      if (patch.to !== patch.row) refuseTaken(document, patch, patch.to);
      rows[at] = { ...rows[at]!, id: patch.to };
      return rows;
    }
  }
}

function columnPatched(document: TableDocument, patch: ColumnPatch, guess: Guess): TableDocument {
  const columns = [...document.columns];
  if (patch.op !== 'remove-column') {
    const wanted = patch.op === 'add-column' ? patch.column : patch.to;
    if (wanted.trim() === '' || (columns.some(({ name }) => name === wanted) && wanted !== patch.column) || (patch.op === 'add-column' && columns.some(({ name }) => name === wanted))) {
      throw new Misfit(patch, wanted.trim() === '' ? 'a column has a name' : `there is a column ${wanted} already`);
    }
  }
  switch (patch.op) {
    case 'add-column': {
      const at = patch.before === null ? columns.length : columnAt(document, patch, patch.before);
      columns.splice(at, 0, { name: patch.column, ...guess(patch.column) });
      return { ...document, columns, rows: document.rows.map((row) => ({ ...row, cells: row.cells.toSpliced(at, 0, '') })) };
    }
    case 'remove-column': {
      const at = columnAt(document, patch, patch.column);
      columns.splice(at, 1);
      return { ...document, columns, rows: document.rows.map((row) => ({ ...row, cells: row.cells.toSpliced(at, 1) })) };
    }
    case 'rename-column': {
      const at = columnAt(document, patch, patch.column);
      columns[at] = { name: patch.to, ...guess(patch.to) };
      return { ...document, columns };
    }
  }
}

function withProperty(properties: Readonly<Record<string, string>>, name: string, value: string): Record<string, string> {
  const { [name]: _, ...others } = properties;
  return value === '' ? others : { ...others, [name]: value };
}

/** Rows that stand where they stood stay the same objects. */
const numbered = (rows: readonly TableRow[]) => rows.map((row, index) => (row.number === index + 1 ? row : { ...row, number: index + 1 }));

function rowAt({ rows }: TableDocument, patch: TablePatch, id: string): number {
  return found(rows.findIndex((row) => row.id === id), patch, `there is no row ${id} any more`);
}

function columnAt({ columns }: TableDocument, patch: TablePatch, name: string): number {
  return found(columns.findIndex((column) => column.name === name), patch, `there is no column ${name} any more`);
}

function placeOf(rows: readonly TableRow[], patch: TablePatch, before: string | null): number {
  return before === null ? rows.length : found(rows.findIndex(({ id }) => id === before), patch, `there is no row ${before} any more`);
}

function found(index: number, patch: TablePatch, reason: string): number {
  if (index < 0) throw new Misfit(patch, reason);
  return index;
}

function refuseTaken({ rows }: TableDocument, patch: TablePatch, id: string): void {
  if (rows.some((row) => row.id === id)) throw new Misfit(patch, `there is a row ${id} already`);
}
