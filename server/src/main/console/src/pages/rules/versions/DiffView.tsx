import { Anchor } from '@mantine/core';

import type { CellChange, LineChange, RowChange, TableDiff } from '../../../api/authoring';
import { count, words } from '../../../ui/format';
import './versions.css';

interface Props {
  readonly diff: TableDiff;
  /** Leads to a row of the newer side. */
  readonly onRow?: ((row: string) => void) | undefined;
}

const SAID: Readonly<Record<RowChange, string>> = { ADDED: 'Added', REMOVED: 'Removed', CHANGED: 'Changed', MOVED: 'Moved' };

/** What two versions of a table say differently, row by row and cell by cell, before beside after. */
export function DiffView({ diff, onRow }: Props) {
  const { properties, columns, rows, lines = [], tests = [] } = diff;
  if (properties.length + columns.length + rows.length + lines.length + tests.length === 0) {
    return <p className="under">They say the same.</p>;
  }
  if (properties.length + columns.length + rows.length === 0) {
    return (
      <>
        <Lines title="Text" lines={lines} />
        <Lines title="Tests" lines={tests} />
      </>
    );
  }
  return (
    <>
      <p className="under">{summary(diff)}</p>
      <table className="diff">
        <caption className="unseen">What differs</caption>
        <thead>
          <tr>
            <th scope="col">Row</th>
            <th scope="col">Column</th>
            <th scope="col">Before</th>
            <th scope="col">After</th>
          </tr>
        </thead>
        {properties.length > 0 && (
          <tbody>
            {properties.map(({ name, before, after }, index) => (
              <tr key={name}>
                {index === 0 && (
                  <th scope="rowgroup" rowSpan={properties.length}>
                    The table
                  </th>
                )}
                <td>{words(name)}</td>
                <Sides before={before} after={after} />
              </tr>
            ))}
          </tbody>
        )}
        {columns.length > 0 && (
          <tbody>
            {columns.map(({ column, change }, index) => (
              <tr key={`${column} ${change}`}>
                {index === 0 && (
                  <th scope="rowgroup" rowSpan={columns.length}>
                    Columns
                  </th>
                )}
                <td className="figure">{column}</td>
                <td colSpan={2}>{words(change)}</td>
              </tr>
            ))}
          </tbody>
        )}
        {rows.map((row) => (
          <Row key={row.row} {...row} onRow={onRow} />
        ))}
      </table>
      <Lines title="Tests" lines={tests} />
    </>
  );
}

/** Lines that one text has and the other has not. */
function Lines({ title, lines }: { readonly title: string; readonly lines: readonly LineChange[] }) {
  return lines.length === 0 ? null : (
    <>
      <h3 className="diff-lines-head">{title}</h3>
      <ul className="plain">
        {lines.map(({ line, change, text }) => (
          <li key={`${line} ${change} ${text}`}>{change === 'REMOVED' ? <del>{text || ' '}</del> : <ins>{text || ' '}</ins>}</li>
        ))}
      </ul>
    </>
  );
}

interface RowProps {
  readonly row: string;
  readonly change: RowChange;
  readonly cells: readonly CellChange[];
  readonly onRow: ((row: string) => void) | undefined;
}

function Row({ row, change, cells, onRow }: RowProps) {
  const shown = cells.filter(({ before, after }) => (before ?? '') !== (after ?? ''));
  const name = (
    <th scope="rowgroup" rowSpan={Math.max(1, shown.length)}>
      {onRow && change !== 'REMOVED' ? (
        <Anchor component="button" type="button" className="figure" onClick={() => onRow(row)}>
          {row}
        </Anchor>
      ) : (
        <span className="figure">{row}</span>
      )}
      <span className="diff-change" data-change={change}>
        {SAID[change]}
      </span>
    </th>
  );
  if (shown.length === 0) {
    return (
      <tbody>
        <tr>
          {name}
          <td colSpan={3}>{change === 'MOVED' ? 'Stands elsewhere' : ''}</td>
        </tr>
      </tbody>
    );
  }
  return (
    <tbody>
      {shown.map(({ column, before, after }, index) => (
        <tr key={column}>
          {index === 0 && name}
          <td className="figure">{column}</td>
          <Sides before={before} after={after} />
        </tr>
      ))}
    </tbody>
  );
}

function Sides({ before, after }: { readonly before: string | undefined; readonly after: string | undefined }) {
  return (
    <>
      <td>{before ? <del>{before}</del> : <span className="nothing">nothing</span>}</td>
      <td>{after ? <ins>{after}</ins> : <span className="nothing">nothing</span>}</td>
    </>
  );
}

/** "3 rows changed, 1 added, 2 properties". */
export function summary({ rows, columns, properties }: TableDiff): string {
  const of = (change: RowChange) => rows.filter((row) => row.change === change).length;
  const parts = (['CHANGED', 'ADDED', 'REMOVED', 'MOVED'] as const)
    .map((change) => [of(change), SAID[change].toLowerCase()] as const)
    .filter(([many]) => many > 0)
    .map(([many, said], index) => `${count(many)}${index === 0 ? (many === 1 ? ' row' : ' rows') : ''} ${said}`);
  if (columns.length > 0) parts.push(`${count(columns.length)} ${columns.length === 1 ? 'column' : 'columns'}`);
  if (properties.length > 0) parts.push(`${count(properties.length)} ${properties.length === 1 ? 'property' : 'properties'}`);
  return parts.join(', ');
}
