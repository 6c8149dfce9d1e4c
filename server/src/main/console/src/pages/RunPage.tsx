import { Button, Select, Skeleton, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconAlertTriangle, IconMoodEmpty, IconSearch, IconX } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Link, useParams } from 'wouter';

import type { Impact, Run } from '../api/runs';
import { EmptyState } from '../ui/EmptyState';
import { change, count, percent, points, pricesWere, runTitle, shortId } from '../ui/format';
import { notify } from '../ui/notify';
import { PageHead } from '../ui/PageHead';
import { PageSkeleton } from '../ui/PageSkeleton';
import { ProblemState } from '../ui/ProblemState';
import { StatusBadge } from '../ui/StatusBadge';
import { useFilters } from './common/useFilters';
import { allowedActions, changedOf, heldOf, isMoving, putsBack } from './runs/actions';
import { groupsOf, type LineGroup, ungrouped } from './runs/layout';
import { useDeadLetters, useFirstLines, useImpact, useLive, useRun } from './runs/queries';
import { RunAside } from './runs/RunAside';
import { RunFoot } from './runs/RunFoot';
import { canExclude, canUndo, Marked, MarkedUndo, type Marks, withMark } from './runs/Marked';
import { RunLines } from './runs/RunLines';
import { RunProgress } from './runs/RunProgress';
import { failuresOf, partsOf } from './runs/shown';
import { useExclusion } from './runs/useExclusion';
import { useRunAction } from './runs/useRunAction';
import { useProject } from '../api/me';
import './common/pages.css';
import './runs/runs.css';

const WhyDrawer = lazy(() => import('./runs/WhyDrawer'));
const LettersDrawer = lazy(() => import('./runs/LettersDrawer'));
const FILTERS = ['show', 'q', 'sort', 'table', 'row', 'sku'] as const;

export default function RunPage() {
  const { id = '' } = useParams();
  const run = useRun(id);
  if (run.data) {
    return <Review run={run.data} />;
  }
  return run.isError ? (
    <>
      <PageHead title="Run" />
      <ProblemState error={run.error} onRetry={() => void run.refetch()} />
    </>
  ) : (
    <PageSkeleton />
  );
}

/** A run: what it changes and why, what happened to it, and the decision. */
function Review({ run }: { readonly run: Run }) {
  const impact = useImpact(run.id);
  const action = useRunAction(run);
  const filters = useFilters(FILTERS);
  const role = useProject()?.role;
  const { sku } = filters.values;

  useLive([run], (last) => {
    if (last.state === 'APPLIED') {
      const undo = allowedActions(last, role).includes('undo') ? { label: 'Undo', run: () => action.act('undo') } : undefined;
      const written = last.targets.applied ?? 0;
      notify.done('Run applied', written === 0 ? 'There was nothing to write.' : `${pricesWere(written)} written.`, undo);
    } else if (last.state === 'PARTIAL' || last.state === 'FAILED') {
      const { failed = 0, skipped = 0 } = last.targets;
      if (failed > 0) {
        notify.problem(new Error(`${pricesWere(failed)} not written.`));
      } else {
        notify.done('Run finished', `${pricesWere(skipped)} left alone; the lines say why.`);
      }
    }
  });

  return (
    <div className="fill run-page">
      <PageHead
        title={runTitle(run)}
        beside={<StatusBadge state={run.state} />}
        sub={
          <>
            <Link className="text-link text-link-in" href="/runs">Runs</Link>{' '}
            / {run.kind === 'UNDO' ? 'undo' : 'run'} <span className="figure">{shortId(run.id)}</span>
            {run.inputs.rules?.version !== undefined && ` · version ${run.inputs.rules.version}`}
            {run.inputs.list && ` · ${run.inputs.list.name} (${run.inputs.list.currency})`}
          </>
        }
      />
      <Stats run={run} impact={impact.data} failed={impact.isError} onRetry={() => void impact.refetch()} />
      <FailedNotice run={run} action={action} onShow={() => filters.set({ show: 'failed', table: null, row: null })} />
      <div className="run-body">
        <Lines run={run} impact={impact.data} settled={!impact.isPending} filters={filters} action={action} />
        <RunAside run={run} impact={impact.data} />
      </div>
      <RunFoot run={run} action={action} />
      {sku && (
        <Suspense fallback={null}>
          <WhyDrawer run={run} sku={sku} onClose={() => filters.set({ sku: null })} />
        </Suspense>
      )}
    </div>
  );
}

interface StatsProps {
  readonly run: Run;
  readonly impact: Impact | undefined;
  readonly failed: boolean;
  readonly onRetry: () => void;
}

function Stats({ run, impact, failed, onRetry }: StatsProps) {
  const waits = (value: string) => (impact ? value : failed ? '–' : <Skeleton component="span" display="inline-block" h={18} w={70} />);
  const held = heldOf(run);
  return (
    <dl className="card stats">
      <Stat label={putsBack(run) ? 'Prices to put back' : 'Prices changed'}>{count(changedOf(run))}</Stat>
      <Stat label="Average change">{waits(change(impact?.averageChangePercent))}</Stat>
      <Stat
        label="Margin effect"
        note={impact?.marginBefore !== undefined && impact.marginAfter !== undefined ? `${percent(impact.marginBefore)} → ${percent(impact.marginAfter)}` : undefined}
      >
        {waits(points(impact?.marginEffectPoints))}
      </Stat>
      {run.kind === 'PRICE' && <Stat label="Held">{count(held)}</Stat>}
      {(run.targets.failed ?? 0) > 0 && (
        <Stat label="Failed">
          <span className="failed-count">{count(run.targets.failed)}</span>
        </Stat>
      )}
      {(isMoving(run.state) || run.state === 'PAUSED' || run.state === 'HALTED') && (
        <div className="stat stat-grow">
          <dt>Written</dt>
          <dd>
            <RunProgress run={run} />
          </dd>
        </div>
      )}
      {failed && (
        <div className="stat">
          <dt>The impact cannot be read</dt>
          <dd>
            <Button size="compact-xs" variant="default" onClick={onRetry}>
              Try again
            </Button>
          </dd>
        </div>
      )}
    </dl>
  );
}

function Stat({ label, note, children }: { readonly label: string; readonly note?: string | undefined; readonly children: React.ReactNode }) {
  return (
    <div className="stat">
      <dt>{label}</dt>
      <dd>
        {children}
        {note && <small>{note}</small>}
      </dd>
    </div>
  );
}

interface FailedProps {
  readonly run: Run;
  readonly action: ReturnType<typeof useRunAction>;
  readonly onShow: () => void;
}

/** What the channel refused and why, with the way to try it again beside it. */
function FailedNotice({ run, action, onShow }: FailedProps) {
  const failed = run.targets.failed ?? 0;
  const letters = useDeadLetters(run.id, failed > 0);
  const [listing, setListing] = useState(false);
  const role = useProject()?.role;
  if (failed === 0) {
    return null;
  }
  const [first, ...others] = failuresOf(letters.data?.pages.flatMap((page) => page.items) ?? []);
  return (
    <div className="notice" data-tone="bad" role="status" style={{ marginBottom: 12 }}>
      <IconAlertTriangle size={18} aria-hidden />
      <span className="notice-text">
        <strong>{count(failed)} {failed === 1 ? 'price' : 'prices'} failed</strong>
        {first && `: ${first.error ?? first.failure.toLowerCase().replace('_', ' ')}`}
        {others.length > 0 && ` and ${count(others.length)} other ${others.length === 1 ? 'reason' : 'reasons'}`}
      </span>
      <Button size="compact-sm" variant="subtle" color="red" c="inherit" onClick={onShow}>
        Show
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => setListing(true)}>
        List failures
      </Button>
      {allowedActions(run, role).includes('retry') && (
        <Button size="compact-sm" variant="default" loading={action.busy === 'retry'} onClick={() => action.act('retry')}>
          Retry failed
        </Button>
      )}
      {listing && (
        <Suspense fallback={null}>
          <LettersDrawer run={run} onClose={() => setListing(false)} />
        </Suspense>
      )}
    </div>
  );
}

interface LinesProps {
  readonly run: Run;
  readonly impact: Impact | undefined;
  /** Whether it is known that there is an impact, or none. */
  readonly settled: boolean;
  readonly filters: ReturnType<typeof useFilters<(typeof FILTERS)[number]>>;
  readonly action: ReturnType<typeof useRunAction>;
}

const SORTS = [
  { value: 'change', label: 'Largest cut first' },
  { value: '-change', label: 'Largest rise first' },
  { value: 'margin', label: 'Lowest margin first' },
  { value: 'sku', label: 'By SKU' },
];

function Lines({ run, impact, settled, filters: { values, set }, action }: LinesProps) {
  const parts = partsOf(run);
  const part = parts.find(({ key }) => key === values.show) ?? parts[0];
  const [typed, setTyped] = useState(values.q);
  const [wanted] = useDebouncedValue(typed, 250);
  useEffect(() => {
    if (wanted !== values.q) {
      set({ q: wanted });
    }
    // what was typed goes to the address, not back
  }, [wanted]);

  const [marks, setMarks] = useState<Marks>(new Map());
  const exclusion = useExclusion(run);
  const role = useProject()?.role;
  const excluding = role !== 'VIEWER' && run.state === 'PREVIEW';
  // undoing a halted run ends it, which is asked for at its foot
  const undoing = run.state !== 'HALTED' && allowedActions(run, role).includes('undo');
  const marking = excluding || undoing;
  // what was marked to be excluded is not what is to be undone
  useEffect(() => setMarks(new Map()), [excluding]);

  const groups = impact ? groupsOf(impact) : [];
  const inRow = values.row !== '';
  const grouped = part?.key === 'changed' && !values.q && !values.sort && !inRow && groups.length > 0 && groups.every(({ row }) => row !== undefined);
  const query = {
    ...(part && !inRow ? part.query : {}),
    ...(values.q ? { q: values.q } : {}),
    ...(values.sort ? { sort: values.sort } : {}),
    ...(inRow ? { table: values.table, row: values.row } : {}),
  };
  const first = useFirstLines(run.id, query, settled && !grouped);
  const total = first.data?.total ?? 0;
  const flat = [{ key: JSON.stringify(query), label: '', prices: total }];

  return (
    <section className="card card-grow" aria-label="Prices">
      <div className="lines-bar">
        {inRow ? (
          <Button size="xs" variant="light" rightSection={<IconX size={14} aria-hidden />} onClick={() => set({ table: null, row: null })}>
            {rowLabel(groups, values.table, values.row)} only
          </Button>
        ) : (
          <div className="pick" role="group" aria-label="Which prices">
            {parts.map(({ key, label, count: prices }) => (
              <button type="button" key={key} aria-pressed={key === part?.key} onClick={() => set({ show: key === parts[0]?.key ? null : key })}>
                {label} <span className="figure">{count(prices)}</span>
              </button>
            ))}
          </div>
        )}
        <div className="lines-find">
        <TextInput
          size="xs"
          w={150}
          aria-label="Find a SKU or a title"
          placeholder="SKU or title"
          leftSection={<IconSearch size={14} aria-hidden />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Select
          size="xs"
          w={155}
          aria-label="Order"
          placeholder={part?.key === 'changed' && !inRow ? 'By rule row' : 'By SKU'}
          clearable
          clearButtonProps={{ 'aria-label': 'The usual order' }}
          value={values.sort || null}
          onChange={(sort) => set({ sort })}
          data={SORTS}
        />
        </div>
      </div>
      {excluding && marks.size > 0 && <Marked run={run} marks={marks} exclusion={exclusion} onClear={() => setMarks(new Map())} />}
      {undoing && marks.size > 0 && <MarkedUndo marks={marks} action={action} onClear={() => setMarks(new Map())} />}
      {!settled || (!grouped && first.isPending) ? (
        <div style={{ padding: 12 }}>
          <PageSkeleton />
        </div>
      ) : !grouped && first.isError ? (
        <ProblemState error={first.error} onRetry={() => void first.refetch()} />
      ) : !grouped && total === 0 ? (
        <NoLines searched={values.q !== ''} part={part?.key} held={heldOf(run)} onClear={() => setTyped('')} />
      ) : (
        <RunLines
          key={grouped ? 'grouped' : flat[0]?.key}
          run={run.id}
          groups={grouped ? groups : flat}
          grouped={grouped}
          query={query}
          withStates={run.state !== 'PREVIEW'}
          currency={run.inputs.list?.currency}
          chosen={values.sku || undefined}
          onChoose={(sku) => set({ sku })}
          marks={marking ? marks : undefined}
          canMark={excluding ? canExclude : canUndo}
          onMark={marking ? (line) => setMarks(withMark(marks, line)) : undefined}
        />
      )}
      {grouped && impact && ungrouped(impact) > 0 && (
        <div className="list-foot">
          <span>{count(ungrouped(impact))} more prices, of rows that each changed fewer.</span>
          <Button size="xs" variant="default" onClick={() => set({ sort: 'sku' })}>
            Show all by SKU
          </Button>
        </div>
      )}
    </section>
  );
}

function rowLabel(groups: readonly LineGroup[], table: string, row: string): string {
  const group = groups.find((one) => one.table === table && one.row === row);
  return `${table}, row ${group?.rowNumber ?? row}`;
}

interface NoLinesProps {
  readonly searched: boolean;
  readonly part: string | undefined;
  readonly held: number;
  readonly onClear: () => void;
}

function NoLines({ searched, part, held, onClear }: NoLinesProps) {
  if (searched) {
    return (
      <EmptyState
        icon={<IconSearch size={28} />}
        title="No price matches"
        action={
          <Button variant="default" onClick={onClear}>
            Clear the search
          </Button>
        }
      >
        Nothing here has this in its SKU or title.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<IconMoodEmpty size={28} />} title={part === 'changed' ? 'Nothing changes' : 'Nothing here'}>
      {part === 'changed' &&
        (held > 0
          ? `${count(held)} prices would change, and a guardrail holds each of them back.`
          : 'With these rules every price is what it is already.')}
    </EmptyState>
  );
}
