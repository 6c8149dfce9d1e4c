import { Button, Drawer, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useId } from 'react';
import { Link } from 'wouter';

import { get } from '../../api/client';
import { useProject } from '../../api/me';
import type { Page, PriceVersion, Sku } from '../../api/types';
import { amount, percent } from '../../ui/format';
import { ProblemState } from '../../ui/ProblemState';
import { StatusBadge } from '../../ui/StatusBadge';
import { CHART_HEIGHT } from './history';
import { Versions } from './Versions';
import { useWhy, Why } from './Why';

const PriceChart = lazy(() => import('./PriceChart'));

interface Props {
  readonly sku: string;
  readonly priceList: string;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onClosed: () => void;
}

/** What a SKU costs and cost, and why. */
export default function SkuDrawer({ sku, priceList, opened, onClose, onClosed }: Props) {
  const project = useProject();
  const path = `/api/v1/skus/${encodeURIComponent(sku)}`;
  const one = useQuery({
    queryKey: ['sku', project?.slug, priceList, sku],
    queryFn: ({ signal }) => get<Sku>(path, { signal, query: { priceList } }),
  });
  const history = useQuery({
    queryKey: ['sku', project?.slug, priceList, sku, 'prices'],
    queryFn: ({ signal }) => get<Page<PriceVersion>>(`${path}/prices`, { signal, query: { priceList, limit: 500 } }),
  });
  const versions = history.data?.items;
  const why = useWhy(one.data, versions);
  const tableId = useId();
  const problem = one.error ?? history.error;

  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      onExitTransitionEnd={onClosed}
      returnFocus={false}
      position="right"
      size={560}
      classNames={{ content: 'sku-drawer', body: 'sku-drawer-body' }}
      title={<Heading sku={sku} of={one.data} />}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className="sku-drawer-content" tabIndex={0} role="group" aria-label="Prices and their history">
        {problem ? (
          <ProblemState
            error={problem}
            onRetry={() => {
              void one.refetch();
              void history.refetch();
            }}
          />
        ) : !one.data || !versions ? (
          <Stack role="status" aria-busy aria-label="Loading">
            <Skeleton h={48} />
            <Skeleton h={170} />
            <Skeleton h={200} />
          </Stack>
        ) : (
          <Stack gap="lg">
            <Facts of={one.data} />
            {versions.length > 0 && (
              <Suspense fallback={<Skeleton h={CHART_HEIGHT} />}>
                <PriceChart versions={versions} until={one.data.prices.at} zone={project?.zone} describedBy={tableId} />
              </Suspense>
            )}
            <Why why={why} />
            <section>
              <Title order={3} size="h4" mb={4}>
                Versions
              </Title>
              <Versions id={tableId} versions={versions} />
            </section>
          </Stack>
        )}
      </div>
      <Group className="sku-drawer-foot" justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          Close
        </Button>
        {why.run !== undefined && (
          <Button component={Link} href={`/runs/${why.run}?sku=${encodeURIComponent(sku)}`}>
            Open the run
          </Button>
        )}
      </Group>
    </Drawer>
  );
}

function Heading({ sku, of }: { readonly sku: string; readonly of: Sku | undefined }) {
  return (
    <>
      <Group gap="sm">
        <span className="sku-drawer-title">{of?.title ?? sku}</span>
        {of && <StatusBadge state={of.status} />}
      </Group>
      <Text component="div" size="sm" c="dimmed">
        <span className="figure">{sku}</span>
        {of?.category && ` · ${of.category}`}
      </Text>
    </>
  );
}

function Facts({ of }: { readonly of: Sku }) {
  const { sellingPrice, listPrice, compareAt, cost, marginPercent } = of.prices;
  const facts: readonly (readonly [string, string])[] = [
    ['Price', amount(sellingPrice ?? listPrice)],
    ...(of.proposal ? [['Proposed', amount(of.proposal.price)] as const] : []),
    ['Compare at', amount(compareAt)],
    ['Cost', amount(cost)],
    ['Margin', percent(marginPercent)],
  ];
  return (
    <dl className="sku-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="figure">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
