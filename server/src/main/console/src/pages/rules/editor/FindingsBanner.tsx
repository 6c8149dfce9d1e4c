import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';

import { counted, type Finding } from './findings';
import { summary } from './FindingsPanel';

interface Props {
  readonly findings: readonly Finding[];
  readonly checking: boolean;
  readonly onNext: () => void;
}

/** How the table stands, in one line that is always there: what comes and goes would move the table under the hand. */
export function FindingsBanner({ findings, checking, onNext }: Props) {
  const counts = counted(findings);
  const tone = counts.ERROR > 0 ? 'bad' : counts.WARNING > 0 ? 'wait' : 'good';
  return (
    <div className="notice findings-banner" data-tone={tone} role="status">
      {tone === 'good' ? <IconCircleCheck size={18} aria-hidden /> : <IconAlertTriangle size={18} aria-hidden />}
      <span className="notice-text clip">
        {findings.length === 0 ? (
          checking ? 'Checking…' : 'Nothing is wrong with the table.'
        ) : (
          <>
            <strong>{summary(findings)}</strong>: {findings[0]?.message}
          </>
        )}
      </span>
      {findings.length > 0 && (
        <Button size="compact-sm" variant="subtle" c="inherit" onClick={onNext}>
          Show next
        </Button>
      )}
    </div>
  );
}
