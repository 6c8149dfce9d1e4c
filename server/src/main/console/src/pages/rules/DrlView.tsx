import type { Rule } from '../../api/types';
import { PageSkeleton } from '../../ui/PageSkeleton';
import { ProblemState } from '../../ui/ProblemState';
import { EmptyState } from '../../ui/EmptyState';
import type { useVersions } from './queries';
import './rules.css';

interface Props {
  readonly rule: Rule;
  /** A published version; empty for the draft. */
  readonly version: string;
  readonly versions: ReturnType<typeof useVersions>;
}

/** A rule written in DRL, as text. */
export function DrlView({ rule, version, versions }: Props) {
  if (version && versions.isPending) {
    return <PageSkeleton />;
  }
  if (version && versions.isError) {
    return <ProblemState error={versions.error} onRetry={() => void versions.refetch()} />;
  }
  const text = version ? versions.data?.find(({ number }) => String(number) === version)?.text : rule.text;
  if (text === undefined) {
    return <EmptyState title="No such version">The rule has not been published under this number.</EmptyState>;
  }
  return (
    <div className="card card-grow">
      <pre className="drl" tabIndex={0} aria-label={`${rule.name} in DRL`}>
        <code>
          {text.split('\n').map((line, index) => (
            <span className="drl-line" key={`${index} ${line}`}>
              {line}
            </span>
          ))}
        </code>
      </pre>
    </div>
  );
}
