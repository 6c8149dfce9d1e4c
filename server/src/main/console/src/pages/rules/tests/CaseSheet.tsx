import { Button, Group, Select, Text } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';

import type { RuleTests, Vocabulary } from '../../../api/authoring';
import type { Column } from '../../../grid/model';
import { Sheet, type SheetHandle } from '../../../grid/Sheet';
import { type Case, type Cases, difference, patched, withFact } from './cases';

interface Props {
  readonly cases: Cases;
  readonly results: RuleTests | undefined;
  readonly vocabulary: Vocabulary | undefined;
  readonly state: string;
  readonly onChange: (cases: Cases) => void;
  readonly onClose: () => void;
}

interface CaseRow {
  readonly cells: readonly string[];
  readonly result: Case | undefined;
}

/** The cases of the table, each with what came of it; edited as the table is. */
export default function CaseSheet({ cases, results, vocabulary, state, onChange, onClose }: Props) {
  const sheet = useRef<SheetHandle>(null);
  const latest = useRef(cases);
  latest.current = cases;
  const [fact, setFact] = useState<string | null>(null);
  const rows = useMemo(() => {
    const byName = new Map(results?.cases.map((one) => [one.name, one]));
    return cases.rows.map((cells, index): CaseRow => ({ cells, result: byName.get(cells[0] ?? '') ?? (results?.cases.length === cases.rows.length ? results.cases[index] : undefined) }));
  }, [cases, results]);
  const columns = useMemo(() => columnsOf(cases.header), [cases.header]);
  const facts = vocabulary?.terms.map(({ name }) => name).filter((name) => !cases.header.includes(name)) ?? [];
  return (
    <section className="case-sheet" aria-labelledby="cases-head">
      <Group gap="xs" justify="space-between">
        <h2 id="cases-head">Test cases</h2>
        <Text size="sm" c="dimmed" role="status">
          {state}
        </Text>
        <Group gap="xs" ml="auto">
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => {
              sheet.current?.rows('insertBelow');
              setTimeout(() => sheet.current?.focus({ row: rows.length, column: 0 }));
            }}
          >
            Add test
          </Button>
          {facts.length > 0 && (
            <Select
              size="xs"
              w={170}
              aria-label="Add a fact"
              placeholder="Add a fact"
              searchable
              openOnFocus={false}
              value={fact}
              data={facts}
              onChange={(chosen) => {
                if (chosen) onChange(withFact(cases, chosen));
                setFact(null);
              }}
            />
          )}
          <Button variant="subtle" size="compact-sm" onClick={onClose}>
            Close
          </Button>
        </Group>
      </Group>
      <Sheet
        ref={sheet}
        label="Tests of the table"
        columns={columns}
        rowCount={rows.length}
        getRow={(index) => rows[index]}
        rowClass={classOf}
        onCommit={(patches) => {
          latest.current = patched(latest.current, patches);
          onChange(latest.current);
        }}
      />
    </section>
  );
}

const classOf = ({ result }: CaseRow) => (result === undefined ? undefined : result.passed ? 'row-passed' : 'row-wrong');

function columnsOf(header: readonly string[]): readonly Column<CaseRow>[] {
  return [
    ...header.map((name, index): Column<CaseRow> => ({
      key: String(index),
      label: name,
      width: index === 0 ? 230 : Math.max(96, name.length * 8 + 28),
      edit: 'text',
      ...(name.startsWith('expect-') ? { group: 'Then' } : index === 0 ? {} : { group: 'When' }),
      ...(name === 'expect-outcome' ? { edit: 'choice', choices: ['priced', 'unchanged', 'held', 'conflicting', 'not-covered'] } : {}),
      text: ({ cells }) => cells[index] ?? '',
    })),
    {
      key: '#result',
      label: 'Result',
      width: 260,
      grow: true,
      text: ({ result }) => (result === undefined ? '' : result.passed ? 'passed' : difference(result)),
      render: ({ result }) =>
        result === undefined ? '–' : <span className={result.passed ? 'passed' : 'failed'}>{result.passed ? 'Passed' : `Failed: ${difference(result)}`}</span>,
    },
  ];
}
