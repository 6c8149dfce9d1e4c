import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';

import { type Problem, remove } from '../../api/client';
import { useMay } from '../../api/me';
import type { Schedule } from '../../api/sales';
import { shortId, useTimes } from '../../ui/format';
import { notify } from '../../ui/notify';
import { StatusBadge } from '../../ui/StatusBadge';
import { Time } from '../../ui/Time';
import { usePeople, useScope } from '../common/project';
import { Ask, Side } from '../common/Side';
import { refreshSales, useSchedule } from './queries';

interface Props {
  readonly id: string;
  readonly onClose: () => void;
}

/** A schedule: what it runs and when, and what came of its last times. */
export default function ScheduleDrawer({ id, onClose }: Props) {
  const schedule = useSchedule(id);
  const mayEdit = useMay('EDITOR');
  const scope = useScope();
  const queries = useQueryClient();
  const [asked, setAsked] = useState(false);
  const end = useMutation<void, Problem>({
    mutationFn: () => remove(`/api/v1/schedules/${id}`),
    onSuccess: () => {
      notify.done('The schedule is taken away');
      onClose();
    },
    onSettled: () => refreshSales(queries, scope),
  });
  const shown = schedule.data;
  return (
    <>
      <Side
        title={shown?.name ?? 'Schedule'}
        error={shown ? undefined : schedule.error}
        onRetry={() => void schedule.refetch()}
        onClose={onClose}
        says={shown && (shown.nextAt ? 'Each run waits for approval.' : 'It comes no more.')}
        refused={end.error ?? undefined}
        actions={
          shown &&
          mayEdit && (
            <Button variant="default" loading={end.isPending} onClick={() => setAsked(true)}>
              Take away
            </Button>
          )
        }
      >
        {shown && <Facts schedule={shown} />}
      </Side>
      {asked && (
        <Ask
          title="Take this schedule away?"
          text="It makes no more runs. Those it made stay."
          yes="Take away"
          onClose={() => setAsked(false)}
          onYes={() => {
            setAsked(false);
            end.mutate();
          }}
        />
      )}
    </>
  );
}

function Facts({ schedule }: { readonly schedule: Schedule }) {
  const { nameOf } = usePeople();
  const times = useTimes();
  const { rulebook, rule, priceList, channel } = schedule.run;
  const rules = rulebook ?? rule;
  return (
    <>
      <dl className="facts">
        <dt>Comes</dt>
        <dd>{schedule.cron ? <span className="figure">{schedule.cron}</span> : 'once'}</dd>
        <dt>Next</dt>
        <dd>{schedule.nextAt ? times.absolute(schedule.nextAt) : 'no more'}</dd>
        {rules && (
          <>
            <dt>Runs</dt>
            <dd>
              <Link className="text-link text-link-in figure" href={`/rules/${rules}`}>
                {rules}
              </Link>
            </dd>
          </>
        )}
        {priceList && (
          <>
            <dt>Prices of</dt>
            <dd className="figure">{priceList}</dd>
          </>
        )}
        <dt>Channel</dt>
        <dd>{channel ? <span className="figure">{channel}</span> : 'Prices stay in Calibr'}</dd>
        <dt>Asked by</dt>
        <dd>
          {nameOf(schedule.requestedBy)}, <Time at={schedule.createdAt} reachable />
        </dd>
      </dl>
      <h2>Its last times</h2>
      {schedule.fires.length > 0 ? (
        <ul className="side-runs">
          {schedule.fires.map(({ dueAt, state, run, error }) => (
            <li key={dueAt}>
              <StatusBadge state={state} /> {times.absolute(dueAt)}
              {run && (
                <>
                  {' · '}
                  <Link className="text-link text-link-in" href={`/runs/${run}`}>
                    run <span className="figure">{shortId(run)}</span>
                  </Link>
                </>
              )}
              {error && <span className="under">{error}</span>}
            </li>
          ))}
        </ul>
      ) : (
        <p className="under">It has not come yet.</p>
      )}
    </>
  );
}
