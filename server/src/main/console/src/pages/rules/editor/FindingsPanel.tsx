import { Button } from '@mantine/core';
import { IconCircleX, IconInfoCircle, IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';

import type { Severity } from '../../../api/authoring';
import { count, words } from '../../../ui/format';
import { counted, type Finding } from './findings';

interface Props {
  readonly findings: readonly Finding[];
  /** False where not everything could be checked; undefined where the server checks no more than the cells. */
  readonly complete: boolean | undefined;
  readonly checking: boolean;
  readonly onGo: (finding: Finding) => void;
  readonly onMend: (finding: Finding) => void;
}

const MOST = 60;

const ICONS: Readonly<Record<Severity, typeof IconInfoCircle>> = { ERROR: IconCircleX, WARNING: IconAlertTriangle, INFO: IconInfoCircle };
const SAID: Readonly<Record<Severity, string>> = { ERROR: 'Error', WARNING: 'Warning', INFO: 'Note' };

/** All that is wrong, the grave things first; Enter on one leads to its cell, and what can be mended is mended with a press. */
export function FindingsPanel({ findings, complete, checking, onGo, onMend }: Props) {
  const [most, setMost] = useState(MOST);
  return (
    <section aria-labelledby="findings-head">
      <h2 id="findings-head">Findings</h2>
      <p className="under" role="status">
        {checking ? 'Checking…' : findings.length === 0 ? 'Nothing is wrong.' : summary(findings)}
        {complete === false && ' The table is too large to check everything; there may be more.'}
        {complete === undefined && !checking && ' Cells only; this server does not check the table as a whole.'}
      </p>
      <ul className="finding-list">
        {findings.slice(0, most).map((finding, index) => (
          <Line key={`${index} ${finding.kind} ${finding.message}`} finding={finding} onGo={onGo} onMend={onMend} />
        ))}
      </ul>
      {findings.length > most && (
        <Button variant="subtle" size="compact-sm" onClick={() => setMost(most + MOST)}>
          {count(findings.length - most)} more
        </Button>
      )}
    </section>
  );
}

function Line({ finding, onGo, onMend }: { readonly finding: Finding } & Pick<Props, 'onGo' | 'onMend'>) {
  const { severity, kind, message, rows, column, example, mend } = finding;
  const Icon = ICONS[severity];
  const where = [rows.length > 0 ? `row ${rows.slice(0, 3).join(', ')}${rows.length > 3 ? ', …' : ''}` : '', column ?? ''].filter(Boolean).join(', ');
  const facts = Object.entries(example ?? {});
  return (
    <li data-severity={severity}>
      <Icon size={16} aria-hidden />
      <div>
        {rows.length > 0 ? (
          <button type="button" className="finding-link" onClick={() => onGo(finding)}>
            <span className="unseen">{SAID[severity]}: </span>
            <strong>{words(kind)}</strong>
            {where && <span className="finding-where"> {where}</span>}
          </button>
        ) : (
          <strong>
            <span className="unseen">{SAID[severity]}: </span>
            {words(kind)}
          </strong>
        )}
        <span className="finding-text">{message}</span>
        {facts.length > 0 && (
          <span className="finding-example">
            For example {facts.map(([name, value]) => `${name} ${value}`).join(', ')}
          </span>
        )}
        {mend && mend.patches.length > 0 && (
          <Button size="compact-xs" variant="light" mt={4} onClick={() => onMend(finding)}>
            {mend.label}
          </Button>
        )}
      </div>
    </li>
  );
}

/** "2 errors, 1 warning". */
export function summary(findings: readonly Finding[]): string {
  const counts = counted(findings);
  return (['ERROR', 'WARNING', 'INFO'] as const)
    .filter((severity) => counts[severity] > 0)
    .map((severity) => `${count(counts[severity])} ${SAID[severity].toLowerCase()}${counts[severity] === 1 ? '' : 's'}`)
    .join(', ');
}
