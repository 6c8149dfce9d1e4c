import { Button } from '@mantine/core';
import { Link } from 'wouter';

import type { Connector, Reconciliation } from '../../api/connectors';
import { useMay } from '../../api/me';
import type { Connection } from '../../api/types';
import { shortId, useTimes } from '../../ui/format';
import { StatusBadge } from '../../ui/StatusBadge';
import { usePeople } from '../common/project';
import { When } from '../common/When';
import { FreezeButton } from './FreezeButton';
import { useFreeze, useHealthCheck } from './queries';
import { found, stateOf } from './states';

interface Reading {
  /** Null for a connection that was never read. */
  readonly data: Reconciliation | null | undefined;
  readonly isError: boolean;
  readonly refetch: () => unknown;
}

interface Props {
  readonly connection: Connection;
  readonly installed: readonly Connector[];
  readonly reading: Reading | undefined;
}

export function ConnectionRow({ connection, installed, reading }: Props) {
  const { id, name, slug, connector, frozen } = connection;
  const may = useMay('ADMIN');
  return (
    <tr>
      <td>
        {name}
        <span className="under figure">
          {slug} · {connector}
        </span>
      </td>
      <td>
        <State connection={connection} installed={installed} />
      </td>
      <td>
        <Answers connection={id} name={name} />
      </td>
      <td>
        <LastReading reading={reading} />
      </td>
      <td className="acts">{may ? <FreezeButton what={name} connection={id} frozen={frozen !== undefined} /> : frozen ? 'Frozen' : 'Not frozen'}</td>
    </tr>
  );
}

function State({ connection, installed }: Pick<Props, 'connection' | 'installed'>) {
  const { nameOf } = usePeople();
  const times = useTimes();
  const allFrozen = Boolean(useFreeze().data);
  const { frozen, pausedUntil } = connection;
  return (
    <>
      <StatusBadge state={stateOf(connection, installed, allFrozen)} />
      {frozen && (
        <span className="under">
          {frozen.reason} ({nameOf(frozen.by)}, <When at={frozen.at} />)
        </span>
      )}
      {pausedUntil && <span className="under">The channel is left alone until {times.absolute(pausedUntil)}</span>}
    </>
  );
}

/** Asked for by the reader: a channel may take its time, and counts our calls. */
function Answers({ connection, name }: { readonly connection: string; readonly name: string }) {
  const check = useHealthCheck(connection);
  return (
    <>
      <span role="status">
        {check.data && (
          <>
            <StatusBadge state={check.data.status} />
            <span className="under">{check.data.detail}</span>
          </>
        )}
        {check.error && <span className="failed-count">{check.error.message}</span>}
      </span>
      <Button size="compact-sm" variant="default" loading={check.isPending} aria-label={`Check ${name}`} onClick={() => check.mutate()}>
        Check
      </Button>
    </>
  );
}

function LastReading({ reading }: { readonly reading: Reading | undefined }) {
  if (reading?.data) {
    const { mismatches, run, times, by } = reading.data;
    return (
      <>
        <span className={mismatches > 0 ? 'failed-count' : undefined}>{found(reading.data)}</span>
        <span className="under">
          <When at={times.finished} />
          {by ? `, asked by ${by.name}` : ', by the clock'}
          {run && (
            <>
              , of{' '}
              <Link className="text-link text-link-in" href={`/runs/${run}`}>
                run {shortId(run)}
              </Link>
            </>
          )}
        </span>
      </>
    );
  }
  if (reading?.isError) {
    return (
      <Button size="compact-sm" variant="default" onClick={() => void reading.refetch()}>
        Could not be read; try again
      </Button>
    );
  }
  return reading?.data === null ? 'Never read' : <span aria-busy>…</span>;
}
