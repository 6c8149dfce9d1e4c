import { Skeleton, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { get, Problem } from '../../api/client';
import { useSession } from '../../api/session';
import type { Explanation, Page, PriceVersion, Run, Sku } from '../../api/types';
import { ProblemState } from '../../ui/ProblemState';
import { Waterfall } from '../../ui/Waterfall';
import { newestRun } from './history';

export interface Explained {
  /** Undefined while it is not known, and if no run priced the SKU. */
  readonly run: string | undefined;
  readonly proposed: boolean;
  readonly explanation: Explanation | undefined;
  readonly loading: boolean;
  readonly error: unknown;
  readonly retry: () => void;
}

/** The explanation of the newest run that says something of the SKU: one that proposes, one that held it, or one that priced it. */
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
  const run = sku && versions && (sku.proposal?.run ?? (held ? (newest.data ?? undefined) : newestRun(versions)));
  const explained = useQuery({
    queryKey: ['explanation', project, run, sku?.sku],
    queryFn: ({ signal }) => get<Explanation>(`/api/v1/runs/${run}/explain`, { signal, query: { sku: sku?.sku } }),
    enabled: run !== undefined,
    staleTime: Infinity,
  });
  return {
    run,
    proposed: sku?.proposal !== undefined,
    explanation: explained.data,
    loading: (held && newest.isPending) || (run !== undefined && explained.isPending),
    error: newest.error ?? explained.error,
    retry: () => void explained.refetch(),
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
        <Skeleton h={140} aria-busy aria-label="Loading" />
      ) : why.explanation ? (
        <Waterfall explanation={why.explanation} />
      ) : (
        <Text size="sm" c="dimmed">
          No run has priced this SKU yet: it has the price the catalogue gives it.
        </Text>
      )}
    </section>
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
        {kind === 'run-state' ? 'A rollback put this price back.' : 'The newest run did not price this SKU.'}
      </Text>
    );
  }
  return <ProblemState error={error} onRetry={onRetry} />;
}
