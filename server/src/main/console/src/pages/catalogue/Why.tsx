import { Skeleton, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { get, Problem } from '../../api/client';
import { useSession } from '../../api/session';
import type { Explanation, Run } from '../../api/runs';
import type { Page, PriceVersion, Sku } from '../../api/types';
import { useTimes } from '../../ui/format';
import { ProblemState } from '../../ui/ProblemState';
import { Waterfall } from '../../ui/Waterfall';
import { holdingAt, isByRun } from './history';

export interface Explained {
  /** Undefined while it is not known, and where the price is not a run's. */
  readonly run: string | undefined;
  /** The catalogue's price where it holds although runs have priced the SKU. */
  readonly catalogue: PriceVersion | undefined;
  readonly proposed: boolean;
  readonly explanation: Explanation | undefined;
  readonly loading: boolean;
  readonly error: unknown;
  readonly retry: () => void;
}

/** The explanation of the run that says something of the price: the one that proposes, the newest that held it, or the one whose price holds. */
export function useWhy(sku: Sku | undefined, versions: readonly PriceVersion[] | undefined): Explained {
  const project = useSession()?.project;
  const list = sku?.prices.priceList;
  const held = sku?.status === 'held' && sku.proposal === undefined;
  const newest = useQuery({
    queryKey: ['runs', project, 'newest-dry-run', list],
    queryFn: async ({ signal }) => {
      const runs = await get<Page<Run>>('/api/v1/runs', { signal, query: { limit: 50 } });
      return runs.items.find(({ kind, inputs }) => kind === 'PRICE' && inputs.list?.slug === list)?.id ?? null;
    },
    enabled: held,
  });
  const holding = sku && versions && holdingAt(versions, Date.parse(sku.prices.at));
  const run = versions && (sku?.proposal?.run ?? (held ? (newest.data ?? undefined) : holding?.run));
  const overRun = holding?.kind === 'LIST' && versions?.some(isByRun);
  const explained = useQuery({
    queryKey: ['explanation', project, run, sku?.sku],
    queryFn: ({ signal }) => get<Explanation>(`/api/v1/runs/${run}/explain`, { signal, query: { sku: sku?.sku } }),
    enabled: run !== undefined,
    staleTime: Infinity,
  });
  return {
    run,
    catalogue: overRun ? holding : undefined,
    proposed: sku?.proposal !== undefined,
    explanation: explained.data,
    loading: (held && newest.isPending) || (run !== undefined && explained.isPending),
    error: newest.error ?? explained.error,
    retry: () => void (newest.error ? newest : explained).refetch(),
  };
}

export function Why({ why }: { readonly why: Explained }) {
  return (
    <section>
      <Title order={3} size="h4" mb={4}>
        {headline(why)}
      </Title>
      {why.error ? (
        <Unexplained error={why.error} onRetry={why.retry} />
      ) : why.loading ? (
        <Skeleton h={140} role="status" aria-busy aria-label="Loading" />
      ) : why.explanation ? (
        <Waterfall explanation={why.explanation} />
      ) : why.catalogue ? (
        <CatalogueHolds price={why.catalogue} />
      ) : (
        <Text size="sm" c="dimmed">
          No run has priced this SKU yet: it has the price the catalogue gives it.
        </Text>
      )}
    </section>
  );
}

function CatalogueHolds({ price: { recordedAt, validFrom } }: { readonly price: PriceVersion }) {
  const times = useTimes();
  return (
    <Text size="sm" c="dimmed">
      The catalogue&apos;s price holds. It was set on {times.date(recordedAt)}
      {validFrom !== undefined && `, from ${times.date(validFrom)}`}.
    </Text>
  );
}

function headline({ proposed, explanation }: Explained): string {
  if (explanation?.outcome === 'HELD') {
    return 'Why is the price held?';
  }
  return proposed ? 'Why the proposed price?' : 'Why this price?';
}

/** Runs that put back prices, and runs that left the SKU out, have nothing to explain. */
function Unexplained({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const kind = error instanceof Problem ? error.kind : '';
  if (kind === 'run-state' || kind === 'sku-not-in-run') {
    return (
      <Text size="sm" c="dimmed">
        {kind === 'run-state' ? 'An undo put this price back.' : 'The newest run did not price this SKU.'}
      </Text>
    );
  }
  return <ProblemState error={error} onRetry={onRetry} />;
}
