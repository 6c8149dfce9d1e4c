import { Table } from '@mantine/core';

import type { CopilotAnswer, Money } from '../api/types';
import { count, money, NONE, percent, useTimes } from '../ui/format';

type Answered = NonNullable<CopilotAnswer['table']>;

/** The figures an answer rests on. */
export function AnswerTable({ table }: { readonly table: Answered }) {
  const times = useTimes();
  return (
    <Table.ScrollContainer minWidth={0} maxHeight={420} type="native" tabIndex={0} aria-label="Figures of the answer">
      <Table className="copilot-table" striped={false} verticalSpacing={6} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            {table.columns.map((column) => (
              <Table.Th key={column.name} ta={isFigure(column.type) ? 'right' : 'left'}>
                {column.label}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {table.rows.map((row, at) => (
            <Table.Tr key={at}>
              {table.columns.map((column, place) => (
                <Table.Td key={column.name} ta={isFigure(column.type) ? 'right' : 'left'}>
                  <span className={isFigure(column.type) ? 'figure' : undefined}>
                    {cell(row[place], column.type, times.absolute)}
                  </span>
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function isFigure(type: string): boolean {
  return /money|number|integer|decimal|count|percent|ratio|points/i.test(type);
}

function cell(value: unknown, type: string, absolute: (instant: string) => string): string {
  if (value === null || value === undefined) {
    return NONE;
  }
  if (isMoney(value)) {
    return money(value);
  }
  if (typeof value === 'number') {
    return /percent/i.test(type) ? percent(value) : count(value);
  }
  if (typeof value === 'boolean') {
    return value ? 'yes' : 'no';
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text) ? absolute(text) : text;
}

function isMoney(value: unknown): value is Money {
  return typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value;
}
