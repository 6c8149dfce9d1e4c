import { Button, SegmentedControl, Select } from '@mantine/core';
import { IconCalendarClock, IconDiscount, IconSearch } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense } from 'react';
import { Link, useSearch } from 'wouter';

import { usePriceLists } from '../api/priceList';
import type { Sale, Schedule } from '../api/sales';
import { EmptyState } from '../ui/EmptyState';
import { count, shortId, useTimes, words } from '../ui/format';
import { PageHead } from '../ui/PageHead';
import { PageSkeleton } from '../ui/PageSkeleton';
import { ProblemState } from '../ui/ProblemState';
import { StatusBadge } from '../ui/StatusBadge';
import { Time } from '../ui/Time';
import { useConnections, usePeople } from './common/project';
import { useFilters, withValues } from './common/useFilters';
import { useSales, useSchedules } from './sales/queries';
import './common/pages.css';
import './sales/sales.css';

const SaleDrawer = lazy(() => import('./sales/SaleDrawer'));
const ScheduleDrawer = lazy(() => import('./sales/ScheduleDrawer'));

const FILTERS = ['view', 'state', 'id'] as const;
const STATES = [
  { value: 'PROPOSED', label: 'Waits for approval' },
  { value: 'APPROVED', label: 'Approved' },
  { value: 'OPEN', label: 'Open' },
  { value: 'ENDED', label: 'Ended' },
  { value: 'REJECTED', label: 'Rejected' },
  { value: 'REMOVED', label: 'Removed' },
];

/** What happens by the clock: sales with their windows, and dry runs that are made again and again. */
export default function Sales() {
  const { values, set } = useFilters(FILTERS);
  const schedules = values.view === 'schedules';
  const close = () => set({ id: null });
  return (
    <div className="fill">
      <PageHead title="Sales and schedules" sub="Prices that hold for a while, and dry runs that come by themselves" />
      <div className="filters" role="search">
        <SegmentedControl
          aria-label="Show"
          value={schedules ? 'schedules' : 'sales'}
          onChange={(view) => set({ view: view === 'schedules' ? view : null, state: null, id: null })}
          data={[
            { value: 'sales', label: 'Sales' },
            { value: 'schedules', label: 'Schedules' },
          ]}
        />
        {!schedules && (
          <Select
            w={220}
            aria-label="State"
            placeholder="Any state"
            clearable
            clearButtonProps={{ 'aria-label': 'Any state' }}
            value={values.state || null}
            onChange={(state) => set({ state })}
            data={STATES}
          />
        )}
      </div>
      {schedules ? <ScheduleList /> : <SaleList state={values.state} onClear={() => set({ state: null })} />}
      {values.id && (
        <Suspense fallback={null}>
          {schedules ? <ScheduleDrawer key={values.id} id={values.id} onClose={close} /> : <SaleDrawer key={values.id} id={values.id} onClose={close} />}
        </Suspense>
      )}
    </div>
  );
}

function SaleList({ state, onClear }: { readonly state: string; readonly onClear: () => void }) {
  const sales = useSales(state);
  const any = (
    <Button variant="default" onClick={onClear}>
      Any state
    </Button>
  );
  const empty = state ? (
    <EmptyState icon={<IconSearch size={28} />} title="No sale matches" action={any} />
  ) : (
    <EmptyState icon={<IconDiscount size={28} />} title="No sale yet">
      A sale lays prices over the regular ones for a while and takes them away again. It is planned through the API.
    </EmptyState>
  );
  return (
    <List pages={sales} one="sale" columns={['Sale', 'Rules', 'From', 'Until', 'Priority', 'State', 'Asked and decided by']} empty={empty}>
      {(sale) => <SaleRow key={sale.id} sale={sale} />}
    </List>
  );
}

function SaleRow({ sale }: { readonly sale: Sale }) {
  const { nameOf } = usePeople();
  const times = useTimes();
  const place = usePlace(sale.where);
  return (
    <tr className="linked">
      <td>
        <RowLink id={sale.id}>{sale.name}</RowLink>
        <span className="under">{place}</span>
      </td>
      <td>
        {sale.rules.name}
        <span className="under">version {sale.rules.version}</span>
      </td>
      <td className="nowrap">{times.absolute(sale.from)}</td>
      <td className="nowrap">{times.absolute(sale.to)}</td>
      <td className="num figure">{sale.priority}</td>
      <td>
        <StatusBadge state={sale.state} />
      </td>
      <td>
        {nameOf(sale.who.requestedBy)}
        <span className="under">{sale.who.decidedBy ? nameOf(sale.who.decidedBy) : 'nobody yet'}</span>
      </td>
    </tr>
  );
}

function ScheduleList() {
  const schedules = useSchedules();
  const empty = (
    <EmptyState icon={<IconCalendarClock size={28} />} title="No schedule yet">
      A schedule makes dry runs at its times; each waits for approval. It is made through the API.
    </EmptyState>
  );
  return (
    <List pages={schedules} one="schedule" columns={['Schedule', 'Comes', 'Next', 'Last time', 'Asked by']} empty={empty}>
      {(schedule) => <ScheduleRow key={schedule.id} schedule={schedule} />}
    </List>
  );
}

function ScheduleRow({ schedule }: { readonly schedule: Schedule }) {
  const { nameOf } = usePeople();
  const times = useTimes();
  const [last] = schedule.fires;
  return (
    <tr className="linked">
      <td>
        <RowLink id={schedule.id}>{schedule.name}</RowLink>
        <span className="under figure">{schedule.run.rulebook ?? schedule.run.rule}</span>
      </td>
      <td className="nowrap">{schedule.cron ? <span className="figure">{schedule.cron}</span> : 'once'}</td>
      <td className="nowrap">{schedule.nextAt ? times.absolute(schedule.nextAt) : 'no more'}</td>
      <td>
        {last ? (
          <>
            <StatusBadge state={last.state} />
            <span className="under">
              {last.run ? (
                <Link className="text-link text-link-in over-row" href={`/runs/${last.run}`}>
                  run {shortId(last.run)}
                </Link>
              ) : (
                <Time at={last.dueAt} />
              )}
            </span>
          </>
        ) : (
          '–'
        )}
      </td>
      <td>{nameOf(schedule.requestedBy)}</td>
    </tr>
  );
}

/** Opens the drawer of the row; the filters stay. */
function RowLink({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  const search = useSearch();
  return (
    <Link className="row-link" href={`/sales?${withValues(new URLSearchParams(search), { id })}`}>
      {children}
    </Link>
  );
}

/** The price list, and the channel if there is one. */
export function usePlace({ priceList, channel }: Sale['where']): string {
  const list = usePriceLists().data?.find(({ id }) => id === priceList);
  const connection = useConnections().data?.find(({ id }) => id === channel);
  return [list ? `${list.name} (${list.currency})` : '', connection?.name ?? connection?.slug ?? ''].filter(Boolean).join(' · ');
}

interface Pages<T> {
  readonly data: { readonly pages: readonly { readonly items: readonly T[] }[] } | undefined;
  readonly isPending: boolean;
  readonly isError: boolean;
  readonly error: unknown;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly refetch: () => unknown;
  readonly fetchNextPage: () => unknown;
}

interface ListProps<T> {
  readonly pages: Pages<T>;
  readonly one: string;
  readonly columns: readonly string[];
  readonly empty: ReactNode;
  readonly children: (item: T) => ReactNode;
}

function List<T>({ pages, one, columns, empty, children }: ListProps<T>) {
  const all = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  if (pages.isPending) {
    return <PageSkeleton />;
  }
  if (pages.isError && all.length === 0) {
    return <ProblemState error={pages.error} onRetry={() => void pages.refetch()} />;
  }
  return (
    <div className="card card-grow">
      {all.length === 0 ? (
        empty
      ) : (
        <table className="list">
          <caption className="unseen">{words(one)}s</caption>
          <thead>
            <tr>
              {columns.map((name) => (
                <th key={name} scope="col" className={name === 'Priority' ? 'num' : undefined}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{all.map(children)}</tbody>
        </table>
      )}
      {all.length > 0 && (
        <div className="list-foot">
          <span role="status">
            {count(all.length)} {all.length === 1 ? one : `${one}s`}
            {pages.hasNextPage ? ' read so far' : ''}
          </span>
          {pages.isError && <span className="failed-count">The last look for news failed; trying again</span>}
          {pages.hasNextPage && (
            <Button variant="default" size="xs" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
              Load older ones
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
