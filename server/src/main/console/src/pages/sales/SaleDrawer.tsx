import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';

import { post, type Problem, remove } from '../../api/client';
import { useMe, useProject } from '../../api/me';
import type { Sale } from '../../api/sales';
import { shortId, useTimes } from '../../ui/format';
import { StatusBadge } from '../../ui/StatusBadge';
import { Time } from '../../ui/Time';
import { usePeople, useScope } from '../common/project';
import { Ask, Side } from '../common/Side';
import { usePlace } from '../Sales';
import { allowedActions, labelOf, questionOf, type SaleAction, says } from './actions';
import { refreshSales, useSale } from './queries';

interface Props {
  readonly id: string;
  readonly onClose: () => void;
}

/** A sale: when, where and by whom, the runs it made, and what can be done to it. */
export default function SaleDrawer({ id, onClose }: Props) {
  const acted = useRef(0);
  const sale = useSale(id, () => acted.current);
  const role = useProject()?.role;
  const me = useMe().data?.user.id;
  const scope = useScope();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<SaleAction>();
  const act = useMutation<unknown, Problem, SaleAction>({
    mutationFn: (action) => (action === 'remove' ? remove(`/api/v1/layers/${id}`) : post(`/api/v1/layers/${id}/${action}`)),
    // the sale itself says what became of it
    onSettled: () => {
      acted.current = Date.now();
      refreshSales(queries, scope);
    },
  });
  const shown = sale.data;
  // the list behind it says the same
  const before = useRef(shown?.state);
  useEffect(() => {
    if (before.current !== undefined && before.current !== shown?.state) refreshSales(queries, scope);
    before.current = shown?.state;
  }, [shown?.state, queries, scope]);
  const begin = (action: SaleAction) => (shown && questionOf(action, shown) ? setAsked(action) : act.mutate(action));
  const question = shown && asked && questionOf(asked, shown);
  return (
    <>
      <Side
        title={shown?.name ?? 'Sale'}
        beside={shown && <StatusBadge state={shown.state} />}
        error={shown ? undefined : sale.error}
        onRetry={() => void sale.refetch()}
        onClose={onClose}
        says={shown && says(shown, role, me)}
        refused={act.error ?? undefined}
        actions={
          shown &&
          allowedActions(shown, role).map((action) => (
            <Button
              key={action}
              variant={action === 'approve' ? 'filled' : 'default'}
              loading={act.isPending && act.variables === action}
              disabled={act.isPending && act.variables !== action}
              onClick={() => begin(action)}
            >
              {labelOf(action, shown)}
            </Button>
          ))
        }
      >
        {shown && <Facts sale={shown} />}
      </Side>
      {shown && asked && question && (
        <Ask
          {...question}
          yes={labelOf(asked, shown)}
          onClose={() => setAsked(undefined)}
          onYes={() => {
            setAsked(undefined);
            act.mutate(asked);
          }}
        />
      )}
    </>
  );
}

function Facts({ sale }: { readonly sale: Sale }) {
  const { nameOf } = usePeople();
  const times = useTimes();
  const place = usePlace(sale.where);
  const { requestedBy, createdAt, decidedBy, decidedAt } = sale.who;
  return (
    <>
      <dl className="facts">
        <dt>Rules</dt>
        <dd>
          <Link className="text-link text-link-in" href={`/rules/${sale.rules.id}?version=${sale.rules.version}`}>
            {sale.rules.name}
          </Link>
          , version {sale.rules.version}
        </dd>
        <dt>From</dt>
        <dd>{times.absolute(sale.from)}</dd>
        <dt>Until</dt>
        <dd>{times.absolute(sale.to)}</dd>
        <dt>Prices of</dt>
        <dd>{place}</dd>
        <dt>Priority</dt>
        <dd>{sale.priority}</dd>
        <dt>Asked by</dt>
        <dd>
          {nameOf(requestedBy)}, <Time at={createdAt} reachable />
        </dd>
        <dt>Decided by</dt>
        <dd>
          {decidedBy ? nameOf(decidedBy) : 'nobody yet'}
          {decidedAt && (
            <>
              , <Time at={decidedAt} reachable />
            </>
          )}
        </dd>
        {sale.nextAt && (
          <>
            <dt>Next</dt>
            <dd>{times.absolute(sale.nextAt)}</dd>
          </>
        )}
      </dl>
      <h2>Its runs</h2>
      {sale.runs?.length ? (
        <ul className="side-runs">
          {sale.runs.map((run) => (
            <li key={run}>
              <Link className="text-link text-link-in" href={`/runs/${run}`}>
                Run <span className="figure">{shortId(run)}</span>
              </Link>
            </li>
          ))}
        </ul>
      ) : (
        <p className="under">None yet: it makes one when it opens and one when it closes.</p>
      )}
    </>
  );
}
