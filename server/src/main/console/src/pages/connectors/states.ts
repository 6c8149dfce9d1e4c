import type { Connector, Reconciliation } from '../../api/connectors';
import type { Connection } from '../../api/types';
import { count, words } from '../../ui/format';

export type ConnectionState = 'READY' | 'PAUSED' | 'FROZEN' | 'QUARANTINED' | 'MISSING';

/**
 * What keeps prices from being written to the connection, the longest lasting first.
 *
 * @param allFrozen whether those of the whole project are
 */
export function stateOf(
  connection: Pick<Connection, 'connector' | 'frozen' | 'pausedUntil'>,
  installed: readonly Pick<Connector, 'id' | 'quarantined'>[],
  allFrozen: boolean,
): ConnectionState {
  const connector = installed.find(({ id }) => id === connection.connector);
  if (!connector) {
    return 'MISSING';
  }
  if (connector.quarantined) {
    return 'QUARANTINED';
  }
  return allFrozen || connection.frozen ? 'FROZEN' : connection.pausedUntil ? 'PAUSED' : 'READY';
}

/** "240 as intended, 3 drifted": what a reading found, without what it did not find. */
export function found({ counts }: Pick<Reconciliation, 'counts'>): string {
  const others = Object.entries(counts)
    .filter(([word, number]) => word !== 'matched' && number > 0)
    .map(([word, number]) => `${count(number)} ${words(word).toLowerCase()}`);
  return [`${count(counts.matched ?? 0)} as intended`, ...others].join(', ');
}
