import { Button, Group, NativeSelect } from '@mantine/core';

import { count, words } from '../../ui/format';
import { ProblemState } from '../../ui/ProblemState';
import { useConnections } from '../common/project';
import { useFilters } from '../common/useFilters';
import { FAILURES } from '../letters/letters';
import { LetterTable } from '../letters/LetterTable';
import { useLetters } from './queries';

const FILTERS = ['failure', 'channel'] as const;

/** Prices of all runs that failed for good, by connection and by why. */
export function Letters() {
  const { values, set, clear, active } = useFilters(FILTERS);
  const letters = useLetters(values.failure, values.channel);
  const connections = useConnections().data ?? [];
  const items = letters.data?.pages.flatMap((page) => page.items) ?? [];
  if (letters.isError && !letters.data) {
    return (
      <section className="card" aria-label="Prices that failed">
        <ProblemState error={letters.error} onRetry={() => void letters.refetch()} />
      </section>
    );
  }
  if (items.length === 0 && !active) {
    return null;
  }
  const title = `${letters.hasNextPage ? `The newest ${count(items.length)}` : count(items.length)} ${items.length === 1 ? 'price' : 'prices'} that failed for good`;
  return (
    <section className="card" aria-label={title} tabIndex={0}>
      <div className="letters-head">
        <h2>{title}</h2>
        <Group gap="xs">
          {connections.length > 1 && (
            <NativeSelect
              size="xs"
              aria-label="Connection"
              value={values.channel}
              onChange={({ currentTarget: { value } }) => set({ channel: value })}
              data={[{ value: '', label: 'Any connection' }, ...connections.map(({ slug, name }) => ({ value: slug, label: name }))]}
            />
          )}
          <NativeSelect
            size="xs"
            aria-label="Why"
            value={values.failure}
            onChange={({ currentTarget: { value } }) => set({ failure: value })}
            data={[{ value: '', label: 'For any reason' }, ...FAILURES.map((failure) => ({ value: failure, label: words(failure) }))]}
          />
        </Group>
      </div>
      {items.length > 0 ? (
        <LetterTable letters={items} more={letters.hasNextPage} />
      ) : (
        <p className="letters-none" role="status" aria-busy={letters.isPending}>
          {letters.isPending ? '…' : 'None failed there for that reason. '}
          <Button size="compact-xs" variant="default" onClick={clear}>
            Show all
          </Button>
        </p>
      )}
      {letters.hasNextPage && (
        <div className="list-foot">
          <Button variant="default" size="xs" loading={letters.isFetchingNextPage} onClick={() => void letters.fetchNextPage()}>
            Load older ones
          </Button>
        </div>
      )}
    </section>
  );
}
