import { Skeleton, Stack } from '@mantine/core';

import type { AuditEntry } from '../../api/types';
import { summary, titleOf } from '../audit/entry';
import { usePeople } from '../common/project';
import { When } from '../common/When';
import { useTimeline } from './queries';

/** What happened to the run, the newest first. */
export function Timeline({ run }: { readonly run: string }) {
  const timeline = useTimeline(run);
  const { nameOf } = usePeople();
  if (timeline.isPending) {
    return (
      <Stack gap="xs" aria-busy>
        <Skeleton h={32} />
        <Skeleton h={32} />
      </Stack>
    );
  }
  if (timeline.isError) {
    return (
      <p className="under">
        The audit cannot be read.{' '}
        <button type="button" className="line-fold text-link" style={{ display: 'inline' }} onClick={() => void timeline.refetch()}>
          Try again
        </button>
      </p>
    );
  }
  return (
    <ol className="timeline">
      {timeline.data.items.map((entry: AuditEntry) => (
        <li key={entry.id}>
          {titleOf(entry)}
          <span className="under">
            {nameOf(entry.who.actor)} · <When at={entry.at} />
          </span>
          {summary(entry) && <span className="under">{summary(entry)}</span>}
        </li>
      ))}
    </ol>
  );
}
