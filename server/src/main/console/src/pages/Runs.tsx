import { Button, Loader, Select, TextInput } from '@mantine/core';
import { IconArrowBackUp, IconChecks, IconEye, IconFlask, IconPlus, IconSearch } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'wouter';

import { useMay } from '../api/me';
import type { Run } from '../api/runs';
import { EmptyState } from '../ui/EmptyState';
import { count, runTitle, shortId, useTimes } from '../ui/format';
import { PageHead } from '../ui/PageHead';
import { PageSkeleton } from '../ui/PageSkeleton';
import { ProblemState } from '../ui/ProblemState';
import { StatusBadge } from '../ui/StatusBadge';
import { useFilters } from './common/useFilters';
import { When } from './common/When';
import { changedOf, heldOf, isMoving } from './runs/actions';
import { waitsFor } from './runs/canary';
import { filterRuns, STATE_GROUPS } from './runs/filter';
import { useLive, useRuns } from './runs/queries';
import { RunProgress } from './runs/RunProgress';
import './common/pages.css';
import './runs/runs.css';

const NewRun = lazy(() => import('./runs/NewRun'));
const UndoTo = lazy(() => import('./runs/UndoTo'));
const FILTERS = ['q', 'state', 'kind'] as const;
/** Fewer rows than this leave room to say how a run goes. */
const SHORT = 7;

export default function Runs() {
  const runs = useRuns();
  const filters = useFilters(FILTERS);
  const [asking, setAsking] = useState<'run' | 'undo'>();
  const mayRun = useMay('EDITOR');
  const all = runs.data?.pages.flatMap(({ items }) => items) ?? [];
  useLive(all);

  const start = mayRun && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAsking('run')}>
      New dry run
    </Button>
  );
  const undo = mayRun && all.some(({ targets }) => (targets.applied ?? 0) > 0) && (
    <Button variant="default" leftSection={<IconArrowBackUp size={16} aria-hidden />} onClick={() => setAsking('undo')}>
      Go back to an instant
    </Button>
  );
  return (
    <div className="fill">
      <PageHead
        title="Runs"
        sub="Every pricing of the catalogue, newest first"
        actions={
          <>
            {undo}
            {start}
          </>
        }
      />
      {runs.isPending ? (
        <PageSkeleton />
      ) : runs.isError && all.length === 0 ? (
        <ProblemState error={runs.error} onRetry={() => void runs.refetch()} />
      ) : all.length === 0 ? (
        <div className="card card-grow">
          <EmptyState icon={<IconFlask size={28} />} title="No run yet" action={start}>
            A dry run prices a list with your rules and writes nothing: look at what it would change, then decide.
          </EmptyState>
          <Steps />
        </div>
      ) : (
        <>
          <Filters filters={filters} />
          <RunList runs={runs} all={all} filters={filters} />
        </>
      )}
      {asking && (
        <Suspense fallback={<Loader className="visually-centred" />}>
          {asking === 'run' ? <NewRun onClose={() => setAsking(undefined)} /> : <UndoTo onClose={() => setAsking(undefined)} />}
        </Suspense>
      )}
    </div>
  );
}

type FilterState = ReturnType<typeof useFilters<(typeof FILTERS)[number]>>;

function Filters({ filters: { values, set, clear, active } }: { readonly filters: FilterState }) {
  return (
    <div className="filters" role="search">
      <TextInput
        w={280}
        aria-label="Search runs"
        placeholder="Rules, price list, person or id"
        leftSection={<IconSearch size={16} aria-hidden />}
        value={values.q}
        onChange={(event) => set({ q: event.currentTarget.value })}
      />
      <Select
        w={230}
        aria-label="State"
        placeholder="Any state"
        clearable
        clearButtonProps={{ 'aria-label': 'Any state' }}
        value={values.state || null}
        onChange={(state) => set({ state })}
        data={Object.entries(STATE_GROUPS).map(([value, { label }]) => ({ value, label }))}
      />
      <Select
        w={150}
        aria-label="Kind"
        placeholder="Any kind"
        clearable
        clearButtonProps={{ 'aria-label': 'Any kind' }}
        value={values.kind || null}
        onChange={(kind) => set({ kind })}
        data={[
          { value: 'PRICE', label: 'Pricing' },
          { value: 'LAYER', label: 'Sale' },
          { value: 'UNDO', label: 'Undo' },
          { value: 'RESTORE', label: 'Restore' },
        ]}
      />
      {active && (
        <Button variant="subtle" onClick={clear}>
          Clear filters
        </Button>
      )}
    </div>
  );
}

interface ListProps {
  readonly runs: ReturnType<typeof useRuns>;
  readonly all: readonly Run[];
  readonly filters: FilterState;
}

function RunList({ runs, all, filters }: ListProps) {
  const found = filterRuns(all, filters.values);
  return (
    <div className="card card-grow">
      {found.length === 0 ? (
        <EmptyState
          icon={<IconSearch size={28} />}
          title="No run matches"
          action={
            <Button variant="default" onClick={filters.clear}>
              Clear filters
            </Button>
          }
        >
          {runs.hasNextPage ? `Among the newest ${count(all.length)}; there are older ones.` : `Among all ${count(all.length)} of them.`}
        </EmptyState>
      ) : (
        <table className="list">
          <caption className="unseen">Runs</caption>
          <thead>
            <tr>
              <th scope="col">Run</th>
              <th scope="col">Rules and price list</th>
              <th scope="col" className="num">
                Changed
              </th>
              <th scope="col" className="num">
                Held
              </th>
              <th scope="col" className="num">
                Failed
              </th>
              <th scope="col">State</th>
              <th scope="col">Asked and decided by</th>
            </tr>
          </thead>
          <tbody>
            {found.map((run) => (
              <RunRow key={run.id} run={run} />
            ))}
          </tbody>
        </table>
      )}
      {found.length > 0 && found.length < SHORT && !filters.active && <Steps />}
      <div className="list-foot">
        <span role="status">
          {filters.active ? `${count(found.length)} of ${count(all.length)} runs` : `${count(all.length)} ${all.length === 1 ? 'run' : 'runs'}`}
          {runs.hasNextPage ? ' read so far' : ''}
        </span>
        {runs.isError && <span className="failed-count">The last look for news failed; trying again</span>}
        {runs.hasNextPage && (
          <Button variant="default" size="xs" loading={runs.isFetchingNextPage} onClick={() => void runs.fetchNextPage()}>
            Load older runs
          </Button>
        )}
      </div>
    </div>
  );
}

function RunRow({ run }: { readonly run: Run }) {
  const failed = run.targets.failed ?? 0;
  const { rules, list } = run.inputs;
  const { moment } = useTimes();
  return (
    <tr className="linked">
      <td className="nowrap">
        <Link className="row-link figure" href={`/runs/${run.id}`} aria-label={`${runTitle(run)}, run ${shortId(run.id)}`}>
          {shortId(run.id)}
        </Link>
        <span className="under">
          <When at={run.times.createdAt} />
        </span>
      </td>
      <td>
        {runTitle(run)}
        <span className="under">
          {run.kind === 'UNDO' && run.inputs.undoOf ? `of run ${shortId(run.inputs.undoOf)}` : rules?.version ? `version ${rules.version}` : ''}
          {list && ` · ${list.name} (${list.currency})`}
        </span>
      </td>
      <td className="num figure">{count(changedOf(run))}</td>
      <td className="num figure">{count(heldOf(run))}</td>
      <td className="num figure">{failed > 0 ? <span className="failed-count">{count(failed)}</span> : '0'}</td>
      <td>
        <StatusBadge state={run.state} />
        {isMoving(run.state) && <RunProgress run={run} />}
        <span className="under">{waitsFor(run, moment)}</span>
      </td>
      <td>
        {run.people.requester?.name ?? '–'}
        <span className="under">{run.people.approver?.name ?? (run.approval?.needed === 0 ? 'the policy' : 'nobody yet')}</span>
      </td>
    </tr>
  );
}

const STEPS = [
  { icon: IconFlask, title: 'Dry run', text: 'Prices the whole list and writes nothing.' },
  { icon: IconEye, title: 'Review', text: 'Somebody else looks at every change and its reason, and approves or rejects.' },
  { icon: IconChecks, title: 'Apply', text: 'Prices are written to the channel, and read back when you ask.' },
  { icon: IconArrowBackUp, title: 'Undo', text: 'A run of its own puts back what was there before.' },
] as const;

function Steps() {
  return (
    <ol className="run-steps" aria-label="How a run goes">
      {STEPS.map(({ icon: Icon, title, text }) => (
        <li key={title}>
          <strong>
            <Icon size={16} aria-hidden />
            {title}
          </strong>
          {text}
        </li>
      ))}
    </ol>
  );
}
