import { Alert, Autocomplete, Button, Group, Modal, SegmentedControl, Select, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';

import { newKey, post, type Problem } from '../../api/client';
import { usePriceLists } from '../../api/priceList';
import type { Run, RunRequest } from '../../api/runs';
import { useConnections, useScope } from '../common/project';
import { useReturnFocus } from '../common/useReturnFocus';
import { useRulebooks, useRules } from '../rules/queries';
import { type Form, requestOf } from './newRun';
import { refreshRuns } from './queries';

interface Props {
  readonly onClose: () => void;
}

/** Opens when asked to, and inside the dialog, where the keyboard and screen readers are. */
const DROPDOWN = { openOnFocus: false, comboboxProps: { withinPortal: false } } as const;

/** As the server has it. */
const LONGEST_GROUP = 200;

/** Asks what to price with what; the run it makes opens for review. */
export default function NewRun({ onClose }: Props) {
  useReturnFocus();
  const scope = useScope();
  const queries = useQueryClient();
  const [, go] = useLocation();
  const [form, setForm] = useState<Form>({ kind: 'rulebook', rules: null, priceList: null, channel: undefined, customerGroup: '', asOf: '' });
  // the same wish sent twice makes one run; another wish is another run
  const [key, setKey] = useState(newKey);
  const change = (part: Partial<Form>) => {
    setForm((before) => ({ ...before, ...part }));
    setKey(newKey());
  };

  const rulebooks = useRulebooks();
  const rules = useRules();
  const lists = usePriceLists();
  const channels = useConnections();
  const published = (form.kind === 'rulebook' ? rulebooks.data : rules.data)?.filter((one) => one.publishedVersion);
  const chosen = form.rules ?? (published?.length === 1 ? (published[0]?.slug ?? null) : null);
  const priceList = form.priceList ?? (lists.data?.length === 1 ? (lists.data[0]?.slug ?? null) : null);
  const listed = lists.data?.find(({ slug }) => slug === priceList);
  const audiences = [...new Set(lists.data?.flatMap(({ audience }) => audience ?? []))];

  const onlyChannel = channels.data?.length === 1 ? (channels.data[0]?.slug ?? null) : null;
  const channel = form.channel === undefined ? onlyChannel : form.channel;

  const start = useMutation<Run, Problem, RunRequest>({
    mutationFn: (request) => post<Run>('/api/v1/runs', request, { idempotencyKey: key }),
    onSuccess: (run) => {
      refreshRuns(queries, scope);
      go(`/runs/${run.id}`);
    },
  });
  const unread = rulebooks.error ?? rules.error ?? lists.error ?? channels.error;

  return (
    <Modal opened onClose={onClose} title="New dry run" transitionProps={{ duration: 0 }} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (chosen && priceList) {
            start.mutate(requestOf(form, chosen, priceList, channel));
          }
        }}
      >
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            Prices every SKU of the list and writes nothing.
          </Text>
          <SegmentedControl
            aria-label="Price with"
            value={form.kind}
            onChange={(kind) => change({ kind: kind as Form['kind'], rules: null })}
            data={[
              { value: 'rulebook', label: 'A rulebook' },
              { value: 'rule', label: 'A single rule' },
            ]}
          />
          <Select
            {...DROPDOWN}
            label={form.kind === 'rulebook' ? 'Rulebook' : 'Rule'}
            placeholder={published ? 'Choose one' : 'Loading'}
            description="Its published version"
            data-autofocus
            searchable
            required
            nothingFoundMessage={published?.length === 0 ? 'None has been published yet' : 'No such one'}
            value={chosen}
            onChange={(slug) => change({ rules: slug })}
            data={published?.map(({ slug, name, publishedVersion }) => ({ value: slug, label: `${name}, version ${publishedVersion}` })) ?? []}
          />
          <Select
            {...DROPDOWN}
            label="Price list"
            placeholder={lists.data ? 'Choose one' : 'Loading'}
            searchable
            required
            nothingFoundMessage="There is no price list"
            value={priceList}
            onChange={(slug) => change({ priceList: slug })}
            data={lists.data?.map(({ slug, name, currency }) => ({ value: slug, label: `${name} (${currency})` })) ?? []}
          />
          <Autocomplete
            {...DROPDOWN}
            label="Customer group"
            placeholder={listed?.audience ? `${listed.audience}, whom the list is for` : 'Everybody'}
            description="What rules read as the customer group"
            maxLength={LONGEST_GROUP}
            value={form.customerGroup}
            onChange={(customerGroup) => change({ customerGroup })}
            data={audiences}
          />
          <Group grow align="flex-start">
            <Select
              {...DROPDOWN}
              label="Channel"
              placeholder="Prices stay in Calibr"
              clearable
              clearButtonProps={{ 'aria-label': 'No channel' }}
              value={channel}
              onChange={(slug) => change({ channel: slug })}
              data={channels.data?.map(({ slug, name }) => ({ value: slug, label: name })) ?? []}
            />
            <TextInput
              type="date"
              label="As of"
              value={form.asOf}
              onChange={(event) => change({ asOf: event.currentTarget.value })}
            />
          </Group>
          <Text size="xs" c="dimmed">
            As of now where no day is given.
          </Text>
          {(start.error ?? unread) && (
            <Alert color="red" role="alert" title={(start.error ?? (unread as Problem)).title}>
              {(start.error ?? (unread as Problem)).detail}
            </Alert>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={start.isPending} disabled={!chosen || !priceList}>
              Start dry run
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
