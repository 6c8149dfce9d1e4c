import { Button } from '@mantine/core';
import { IconPlugConnected, IconSnowflake } from '@tabler/icons-react';
import type { ReactNode } from 'react';

import { useMay } from '../api/me';
import type { Connector } from '../api/connectors';
import { EmptyState } from '../ui/EmptyState';
import { words } from '../ui/format';
import { PageHead } from '../ui/PageHead';
import { PageSkeleton } from '../ui/PageSkeleton';
import { ProblemState } from '../ui/ProblemState';
import { StatusBadge } from '../ui/StatusBadge';
import { usePeople } from './common/project';
import { When } from './common/When';
import { ConnectionRow } from './connectors/ConnectionRow';
import { FreezeButton } from './connectors/FreezeButton';
import { Letters } from './connectors/Letters';
import { useConnectionStates, useConnectors, useFreeze, useLastReadings } from './connectors/queries';
import './common/pages.css';
import './connectors/connectors.css';

/** What prices are written to, whether that works, and what keeps it from working. */
export default function Connectors() {
  const connectors = useConnectors();
  const connections = useConnectionStates();
  const readings = useLastReadings(connections.data ?? []);
  const failed = connectors.isError && !connectors.data ? connectors : connections.isError && !connections.data ? connections : undefined;
  if (!failed && !(connectors.data && connections.data)) {
    return <PageSkeleton />;
  }
  return (
    <>
      <PageHead title="Connectors" sub="The channels that prices are written to, and how they are" actions={<FreezeAll />} />
      {failed ? (
        <ProblemState error={failed.error} onRetry={() => void failed.refetch()} />
      ) : (
        <div className="connectors">
          <Frozen />
          <Part title="Connections" columns={['Connection', 'State', 'Does it answer', 'Last reading', 'Freeze']} empty={connections.data?.length === 0 && <NoConnection />}>
            {connections.data?.map((connection, index) => (
              <ConnectionRow key={connection.id} connection={connection} installed={connectors.data ?? []} reading={readings[index]} />
            ))}
          </Part>
          <Letters />
          <Part title="Installed connectors" columns={['Connector', 'State', 'Version', 'What it can do']} empty={connectors.data?.length === 0 && <NoConnector />}>
            {connectors.data?.map((connector) => (
              <ConnectorRow key={connector.id} connector={connector} />
            ))}
          </Part>
        </div>
      )}
    </>
  );
}

interface PartProps {
  readonly title: string;
  readonly columns: readonly string[];
  /** In place of the rows. */
  readonly empty?: ReactNode;
  readonly children: ReactNode;
}

function Part({ title, columns, empty, children }: PartProps) {
  return (
    <section className="card" aria-label={title} tabIndex={0}>
      {empty || (
        <>
          <h2>{title}</h2>
          <table className="list">
            <caption className="unseen">{title}</caption>
            <thead>
              <tr>
                {columns.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>{children}</tbody>
          </table>
        </>
      )}
    </section>
  );
}

function NoConnection() {
  return (
    <EmptyState icon={<IconPlugConnected size={28} />} title="No channel is connected">
      Prices stay in Calibr. An administrator connects a channel through the API.
    </EmptyState>
  );
}

function NoConnector() {
  return (
    <EmptyState icon={<IconPlugConnected size={28} />} title="No connector is installed">
      Connectors lie in the plugin folder of the server.
    </EmptyState>
  );
}

function ConnectorRow({ connector }: { readonly connector: Connector }) {
  const { id, name, version, sha256, capabilities, quarantined } = connector;
  return (
    <tr>
      <td>
        {name}
        <span className="under figure">{id}</span>
      </td>
      <td>
        <StatusBadge state={quarantined ? 'quarantined' : 'ready'} />
        {quarantined && <span className="under">Too many of its calls hung; it is called again after a restart</span>}
      </td>
      <td>
        <span className="figure">{version}</span>
        <span className="under figure" title={sha256}>
          {sha256.slice(0, 12)}
        </span>
      </td>
      <td>{capabilities.map(words).join(', ')}</td>
    </tr>
  );
}

/** That nothing at all is written, and why. */
function Frozen() {
  const freeze = useFreeze();
  const { nameOf } = usePeople();
  if (freeze.isError && freeze.data === undefined) {
    return (
      <div className="notice" data-tone="bad" role="alert">
        <span className="notice-text">Whether prices are frozen cannot be read</span>
        <Button size="compact-sm" variant="default" onClick={() => void freeze.refetch()}>
          Try again
        </Button>
      </div>
    );
  }
  return freeze.data ? (
    <div className="notice" data-tone="wait" role="status">
      <IconSnowflake size={18} aria-hidden />
      <span className="notice-text">
        <strong>All prices are frozen</strong>: {freeze.data.reason} ({nameOf(freeze.data.by)}, <When at={freeze.data.at} />)
      </span>
    </div>
  ) : null;
}

function FreezeAll() {
  const freeze = useFreeze();
  const may = useMay('ADMIN');
  return may && freeze.data !== undefined ? <FreezeButton what="all prices" frozen={freeze.data !== null} /> : null;
}
