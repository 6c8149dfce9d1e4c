import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';

import type { RuleHits, RuleTable } from '../../../api/types';
import type { Blame } from '../../../api/authoring';
import { count } from '../../../ui/format';
import { Time } from '../../../ui/Time';
import { hitPolicyText } from '../table';
import type { EditorRow } from './rows';
import { saidIn } from './useBlameTitles';

export type AsideTab = 'row' | 'findings' | 'tests';

interface Props {
  readonly tab: AsideTab;
  readonly onTab: (tab: AsideTab) => void;
  readonly row: ReactNode;
  readonly findings: ReactNode;
  readonly found: number;
  /** Not there where the server has no tests and cannot try. */
  readonly tests: ReactNode | undefined;
  readonly failing: number;
}

/** What is known beside the table: of the row that is looked at, of what is wrong, of what is tested. */
export function EditorAside({ tab, onTab, row, findings, found, tests, failing }: Props) {
  return (
    <aside className="card rule-aside editor-aside" aria-label="About the table">
      <Tabs value={tab} onChange={(value) => onTab((value as AsideTab | null) ?? 'row')} keepMounted={false}>
        <Tabs.List grow>
          <Tabs.Tab value="row">Row</Tabs.Tab>
          <Tabs.Tab value="findings">Findings{found > 0 ? ` (${count(found)})` : ''}</Tabs.Tab>
          {tests !== undefined && <Tabs.Tab value="tests">Tests{failing > 0 ? ` (${count(failing)} fail)` : ''}</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel value="row">{row}</Tabs.Panel>
        <Tabs.Panel value="findings">{findings}</Tabs.Panel>
        {tests !== undefined && <Tabs.Panel value="tests">{tests}</Tabs.Panel>}
      </Tabs>
    </aside>
  );
}

interface RowPanelProps {
  readonly table: RuleTable;
  readonly branch: string;
  readonly shown: EditorRow | undefined;
  readonly hits: RuleHits | undefined;
  readonly blame: Blame | undefined;
  readonly children: ReactNode;
}

/** The row that is looked at in a sentence, who wrote it and what it did. */
export function RowPanel({ table, branch, shown, hits, blame, children }: RowPanelProps) {
  if (!shown) {
    return (
      <section>
        <h2>The table</h2>
        <p>
          {count(table.rows.length)} {table.rows.length === 1 ? 'row' : 'rows'}; {hitPolicyText(table.hitPolicy)}.
        </p>
      </section>
    );
  }
  const sentence = table.rows.find(({ id }) => id === shown.row.id)?.sentence;
  const written = blame?.rows.find(({ row }) => row === shown.row.id)?.cells ?? [];
  return (
    <>
      <section aria-live="polite">
        <h2>
          Row {shown.row.number} <span className="figure">{shown.row.id}</span>
        </h2>
        <p className="sentence">{sentence ?? 'This row has nothing to say yet.'}</p>
      </section>
      {children}
      {hits?.run !== undefined && (
        <section>
          <h2>Last run</h2>
          <p>
            {shown.hits === undefined ? 'The run had no such row.' : `${count(shown.hits)} of ${count(hits.total)} SKUs matched this row`}
            {shown.hits !== undefined && hits.asOf && (
              <>
                , as of <Time at={hits.asOf} reachable />.
              </>
            )}
          </p>
        </section>
      )}
      {written.length > 0 && (
        <section>
          <h2>Who wrote it</h2>
          <dl className="facts">
            {written.map((cell) => (
              <div key={cell.column} style={{ display: 'contents' }}>
                <dt>{table.columns.find(({ name }) => name === cell.column)?.label ?? cell.column}</dt>
                <dd>
                  {cell.by?.name ?? 'Somebody'}, {saidIn(cell.version, branch)}
                  {cell.at && (
                    <>
                      , <Time at={cell.at} />
                    </>
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </>
  );
}
