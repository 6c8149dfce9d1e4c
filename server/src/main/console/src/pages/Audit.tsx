import { ActionIcon, Button, CopyButton, Select, Skeleton, TextInput, Tooltip } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconCheck, IconChevronRight, IconCopy, IconHistory, IconSearch } from '@tabler/icons-react';
import { Fragment, useId, useState } from 'react';
import { Link } from 'wouter';

import { get } from '../api/client';
import type { AuditEntry, Page } from '../api/types';
import { EmptyState } from '../ui/EmptyState';
import { count, useTimes } from '../ui/format';
import { PageHead } from '../ui/PageHead';
import { ProblemState } from '../ui/ProblemState';
import { dayAfter, startOfDay } from './audit/days';
import { ACTIONS, actionTitle, ENTITIES, factsOf, placeOf, summary, thingOf, titleOf } from './audit/entry';
import { usePeople, useScope } from './common/project';
import { useFilters } from './common/useFilters';
import { When } from './common/When';
import './common/pages.css';
import './audit/audit.css';

const FILTERS = ['actor', 'action', 'entity', 'entityId', 'from', 'to'] as const;
type Values = Readonly<Record<(typeof FILTERS)[number], string>>;
const PAGE = 50;

function useAudit(values: Values) {
  const scope = useScope();
  const { zone } = useTimes();
  return useInfiniteQuery({
    queryKey: [scope, 'audit', values, zone],
    queryFn: ({ pageParam, signal }) =>
      get<Page<AuditEntry>>('/api/v1/audit', {
        query: {
          actor: values.actor,
          action: values.action,
          entity: values.entity,
          entityId: values.entityId,
          from: values.from && startOfDay(values.from, zone),
          to: values.to && startOfDay(dayAfter(values.to), zone),
          limit: PAGE,
          cursor: pageParam,
        },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  });
}

export default function Audit() {
  const filters = useFilters(FILTERS);
  const audit = useAudit(filters.values);
  const entries = audit.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div className="fill">
      <PageHead title="Audit trail" sub="Who did what, and when; nothing here is ever changed" />
      <Filters filters={filters} />
      <div className="card card-grow">
        {audit.isPending ? (
          <Waiting />
        ) : audit.isError && entries.length === 0 ? (
          <ProblemState error={audit.error} onRetry={() => void audit.refetch()} />
        ) : entries.length === 0 ? (
          <Nothing filters={filters} />
        ) : (
          <>
            <Entries entries={entries} />
            <div className="list-foot">
              <span role="status">
                {count(entries.length)} {entries.length === 1 ? 'entry' : 'entries'}
                {audit.hasNextPage && ', the newest'}
              </span>
              {audit.hasNextPage && (
                <Button variant="default" size="xs" loading={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
                  Load older entries
                </Button>
              )}
            </div>
          </>
        )}
      </div>
    </div>
  );
}

type FilterState = ReturnType<typeof useFilters<(typeof FILTERS)[number]>>;

function Filters({ filters: { values, set, clear, active } }: { readonly filters: FilterState }) {
  const { people } = usePeople();
  return (
    <div className="filters" role="search">
      <Select
        w={200}
        aria-label="Who"
        placeholder="Anybody"
        searchable
        clearable
        clearButtonProps={{ 'aria-label': 'Anybody' }}
        value={values.actor || null}
        onChange={(actor) => set({ actor })}
        data={[...people.map(({ user, name }) => ({ value: user, label: name })), { value: 'calibr', label: 'Calibr itself' }]}
      />
      <Select
        w={210}
        aria-label="What"
        placeholder="Any action"
        searchable
        clearable
        clearButtonProps={{ 'aria-label': 'Any action' }}
        value={values.action || null}
        onChange={(action) => set({ action })}
        data={ACTIONS.map((action) => ({ value: action, label: actionTitle(action) }))}
      />
      <Select
        w={170}
        aria-label="Kind of thing"
        placeholder="Any thing"
        clearable
        clearButtonProps={{ 'aria-label': 'Any thing' }}
        value={values.entity || null}
        onChange={(entity) => set({ entity, entityId: null })}
        data={Object.entries(ENTITIES).map(([value, label]) => ({ value, label }))}
      />
      <TextInput type="date" w={190} leftSection="From" leftSectionWidth={56} aria-label="From day" value={values.from} max={values.to || undefined} onChange={(event) => set({ from: event.currentTarget.value })} />
      <TextInput type="date" w={176} leftSection="to" leftSectionWidth={40} aria-label="To day, included" value={values.to} min={values.from || undefined} onChange={(event) => set({ to: event.currentTarget.value })} />
      {active && (
        <Button variant="subtle" onClick={clear}>
          Clear filters
        </Button>
      )}
    </div>
  );
}

function Waiting() {
  return (
    <div className="audit-waiting" role="status" aria-busy aria-label="Loading">
      {Array.from({ length: 8 }, (_, index) => (
        <Skeleton key={index} h={18} />
      ))}
    </div>
  );
}

function Nothing({ filters }: { readonly filters: FilterState }) {
  return filters.active ? (
    <EmptyState
      icon={<IconSearch size={28} />}
      title="No entry matches"
      action={
        <Button variant="default" onClick={filters.clear}>
          Clear filters
        </Button>
      }
    />
  ) : (
    <EmptyState icon={<IconHistory size={28} />} title="Nothing has happened yet">
      Imports, edits, runs and decisions are listed here as they happen.
    </EmptyState>
  );
}

function Entries({ entries }: { readonly entries: readonly AuditEntry[] }) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (id: string) =>
    setOpen((before) => {
      const after = new Set(before);
      if (!after.delete(id)) {
        after.add(id);
      }
      return after;
    });
  return (
    <table className="list">
      <caption className="unseen">Audit trail, newest first</caption>
      <thead>
        <tr>
          <th scope="col" className="audit-twist">
            <span className="unseen">Details</span>
          </th>
          <th scope="col">When</th>
          <th scope="col">Who</th>
          <th scope="col">What</th>
          <th scope="col">On</th>
          <th scope="col">In short</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <Fragment key={entry.id}>
            <Row entry={entry} open={open.has(entry.id)} onToggle={() => toggle(entry.id)} />
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly entry: AuditEntry;
  readonly open: boolean;
  readonly onToggle: () => void;
}

function Row({ entry, open, onToggle }: RowProps) {
  const { nameOf } = usePeople();
  const details = useId();
  const place = placeOf(entry);
  return (
    <>
      <tr>
        <td className="audit-twist">
          <ActionIcon
            variant="subtle"
            color="gray.7"
            size="sm"
            aria-expanded={open}
            aria-controls={open ? details : undefined}
            aria-label={`Details of ${titleOf(entry)}`}
            onClick={onToggle}
          >
            <IconChevronRight size={16} className="audit-chevron" data-open={open} aria-hidden />
          </ActionIcon>
        </td>
        <td className="nowrap">
          <When at={entry.at} />
        </td>
        <td className="nowrap">{nameOf(entry.who.actor)}</td>
        <td className="nowrap">{titleOf(entry)}</td>
        <td className="nowrap">
          {place ? (
            <Link className="text-link" href={place}>
              {thingOf(entry)}
            </Link>
          ) : (
            thingOf(entry)
          )}
        </td>
        <td className="audit-short">{summary(entry)}</td>
      </tr>
      {open && (
        <tr id={details} className="audit-details">
          <td />
          <td colSpan={5}>
            <Details entry={entry} />
          </td>
        </tr>
      )}
    </>
  );
}

function Details({ entry }: { readonly entry: AuditEntry }) {
  const times = useTimes();
  const facts = factsOf(entry.facts);
  const compared = facts.some(({ before }) => before !== undefined);
  return (
    <div className="audit-grid">
      <dl className="facts">
        <dt>At</dt>
        <dd>
          {times.absolute(entry.at)}
          {times.zone && ` (${times.zone})`}
        </dd>
        <dt>Action</dt>
        <dd className="figure">{entry.action}</dd>
        {entry.entityId && (
          <>
            <dt>Id</dt>
            <dd className="figure audit-id">{entry.entityId}</dd>
          </>
        )}
        {entry.who.via && (
          <>
            <dt>Via</dt>
            <dd>{entry.who.via}</dd>
          </>
        )}
        <dt>Request</dt>
        <dd>{entry.who.requestId ? <RequestId id={entry.who.requestId} /> : 'none: Calibr did it by itself'}</dd>
      </dl>
      {facts.length === 0 ? (
        <p className="under">Nothing more was recorded.</p>
      ) : (
        <table className="audit-facts">
          <caption className="unseen">What was recorded</caption>
          <thead>
            <tr>
              <th scope="col">Fact</th>
              {compared && <th scope="col">Before</th>}
              <th scope="col">{compared ? 'After' : 'Value'}</th>
            </tr>
          </thead>
          <tbody>
            {facts.map(({ name, before, after }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {compared && <td>{before !== undefined && <del className="audit-was">{before}</del>}</td>}
                <td>{before !== undefined ? <ins className="audit-is">{after}</ins> : after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

function RequestId({ id }: { readonly id: string }) {
  return (
    <span className="audit-request">
      <span className="figure audit-id">{id}</span>
      <CopyButton value={id}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? 'Copied' : 'Copy'}>
            <ActionIcon variant="subtle" color="gray.7" size="sm" aria-label="Copy the request id" onClick={copy}>
              {copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </span>
  );
}
