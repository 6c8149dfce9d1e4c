import { Button, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';

import { newKey, post, type Problem } from '../../api/client';
import { usePriceLists } from '../../api/priceList';
import type { Run } from '../../api/runs';
import { count, runTitle, shortId, useTimes } from '../../ui/format';
import { notify } from '../../ui/notify';
import { useConnections, useScope } from '../common/project';
import { Side } from '../common/Side';
import { When } from '../common/When';
import { refreshRuns, useRuns } from './queries';
import { requestOf, type UndoForm, type UndoRequest, writtenSince } from './undoTo';

interface Props {
  readonly onClose: () => void;
}

const FORM = 'undo-to';
const MOST_NAMED = 8;

/** Asks which instant's prices are to hold again; the run that puts them back opens for review. */
export default function UndoTo({ onClose }: Props) {
  const scope = useScope();
  const queries = useQueryClient();
  const [, go] = useLocation();
  const { zone } = useTimes();
  const lists = usePriceLists();
  const channels = useConnections();
  const [typed, setTyped] = useState<Partial<UndoForm>>({});
  // the same wish sent twice makes one run; another wish is another run
  const [key, setKey] = useState(newKey);
  const form = { priceList: lists.data?.[0]?.slug ?? '', channel: channels.data?.[0]?.slug ?? '', at: '', skus: '', reason: '', ...typed };
  const request = requestOf(form, zone);
  const propose = useMutation<Run, Problem, UndoRequest>({
    mutationFn: (wanted) => post<Run>('/api/v1/runs/undo-to', wanted, { idempotencyKey: key }),
    onSuccess: (undo) => {
      refreshRuns(queries, scope);
      notify.done('The undo is a run of its own', 'Look over what it puts back; it is approved and applied like any other.');
      go(`/runs/${undo.id}`);
    },
  });
  const field = (name: keyof UndoForm) => ({
    value: form[name],
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) => {
      setTyped((before) => ({ ...before, [name]: value }));
      setKey(newKey());
      propose.reset();
    },
  });
  const read = lists.data && channels.data;
  const instant = useRef<HTMLInputElement>(null);
  // the drawer looks for what is to be focused when it opens, which may be before there is a form
  useEffect(() => instant.current?.focus(), [read]);

  return (
    <Side
      title="Go back to an instant"
      error={read ? undefined : (lists.error ?? channels.error)}
      onRetry={() => void (lists.isError ? lists : channels).refetch()}
      onClose={onClose}
      says="Nothing is written before the run is approved and applied."
      refused={propose.error ?? undefined}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" form={FORM} loading={propose.isPending} disabled={!request}>
            See what it puts back
          </Button>
        </>
      }
    >
      {read && (
        <form
          id={FORM}
          onSubmit={(event) => {
            event.preventDefault();
            if (request) {
              propose.mutate(request);
            }
          }}
        >
          <Stack gap="sm">
            <Text size="sm">
              A run puts back the regular prices that held at an instant, for all that runs have written since. What an import or somebody elsewhere has changed is left and listed; sales stay.
            </Text>
            <TextInput
              type="datetime-local"
              label="Instant"
              description={zone ? `By the clocks of the project (${zone})` : undefined}
              required
              withAsterisk={false}
              ref={instant}
              data-autofocus
              error={form.at && !request ? 'It is still to come' : undefined}
              {...field('at')}
            />
            <NativeSelect label="Price list" data={lists.data?.map(({ slug, name, currency }) => ({ value: slug, label: `${name} (${currency})` })) ?? []} {...field('priceList')} />
            <NativeSelect
              label="Channel"
              data={[...(channels.data?.map(({ slug, name }) => ({ value: slug, label: name })) ?? []), { value: '', label: 'Prices stay in Calibr' }]}
              {...field('channel')}
            />
            <TextInput label="SKUs" description="All that runs have written since, unless some are named" autoComplete="off" {...field('skus')} />
            <Textarea label="Reason" description="For those who approve; kept in the audit trail" autosize minRows={2} maxLength={500} {...field('reason')} />
          </Stack>
          {request && <Since priceList={form.priceList} channel={channels.data?.find(({ slug }) => slug === form.channel)?.id} at={request.at} />}
        </form>
      )}
    </Side>
  );
}

/** Which runs it is about, as far as they are read. */
function Since({ priceList, channel, at }: { readonly priceList: string; readonly channel: string | undefined; readonly at: string }) {
  const runs = useRuns();
  const all = runs.data?.pages.flatMap(({ items }) => items) ?? [];
  const found = writtenSince(all, priceList, channel, at);
  return (
    <>
      <h2>Runs that have written there since</h2>
      {found.length === 0 ? (
        <p className="under">None{runs.hasNextPage ? ` of the newest ${count(all.length)}` : ''}.</p>
      ) : (
        <ul className="side-runs">
          {found.slice(0, MOST_NAMED).map((run) => (
            <li key={run.id}>
              <Link className="text-link text-link-in" href={`/runs/${run.id}`}>
                {runTitle(run)}, run <span className="figure">{shortId(run.id)}</span>
              </Link>
              <span className="under">
                <When at={run.times.finishedAt ?? run.times.createdAt} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {found.length > MOST_NAMED && <p className="under">And {count(found.length - MOST_NAMED)} more.</p>}
    </>
  );
}
