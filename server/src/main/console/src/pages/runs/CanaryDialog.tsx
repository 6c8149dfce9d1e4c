import { Button, Group, Modal, NativeSelect, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';

import type { CanaryRequest, Run } from '../../api/runs';
import { count } from '../../ui/format';
import { useReturnFocus } from '../common/useReturnFocus';
import { progressOf } from './actions';
import { type CanaryForm, planOf, planSays, USUAL } from './canaryPlan';

interface Props {
  readonly run: Run;
  readonly onClose: () => void;
  readonly onYes: (canary: CanaryRequest) => void;
}

const WAYS = [
  { value: 'share', label: 'A share' },
  { value: 'count', label: 'A number' },
  { value: 'steps', label: 'In steps' },
];

/** Asks with how many prices a run begins, and what would keep the rest from following. */
export default function CanaryDialog({ run, onClose, onYes }: Props) {
  useReturnFocus();
  const [form, setForm] = useState(USUAL);
  const asked = planOf(form);
  const mistakes = 'mistakes' in asked ? asked.mistakes : {};
  const field = (name: keyof CanaryForm) => ({
    value: form[name],
    error: mistakes[name],
    required: true,
    withAsterisk: false,
    inputMode: name === 'steps' ? undefined : ('decimal' as const),
    autoComplete: 'off',
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) => setForm((before) => ({ ...before, [name]: value })),
  });

  return (
    <Modal opened onClose={onClose} title="Apply with a canary" transitionProps={{ duration: 0 }} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if ('plan' in asked) {
            onYes(asked.plan);
          }
        }}
      >
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            A few prices are written, watched and read back before the rest follows.
          </Text>
          <SegmentedControl
            aria-label="Begin with"
            value={form.way}
            onChange={(way) => setForm((before) => ({ ...before, way: way as CanaryForm['way'] }))}
            data={WAYS}
          />
          {form.way === 'share' && <TextInput label="Begin with, % of the prices" data-autofocus {...field('share')} />}
          {form.way === 'count' && <TextInput label="Begin with so many prices" {...field('count')} />}
          {form.way === 'steps' && <TextInput label="Steps, % of the prices" description="Growing; each is watched. The rest follows the last one." {...field('steps')} />}
          <Group grow align="flex-start" gap="sm">
            <TextInput label="Watch for" {...field('watch')} />
            <NativeSelect
              label="Unit"
              value={form.unit}
              onChange={({ currentTarget: { value } }) => setForm((before) => ({ ...before, unit: value as CanaryForm['unit'] }))}
              data={['minutes', 'hours', 'days']}
            />
          </Group>
          <Group grow align="flex-start" gap="sm">
            <TextInput label="May fail, %" {...field('errors')} />
            <TextInput label="May differ, %" {...field('drift')} />
          </Group>
          <Text size="sm" role="status">
            {'plan' in asked ? planSays(form, asked.plan, progressOf(run).all) : 'A figure is missing or out of its range.'}
          </Text>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={!('plan' in asked)}>
              Apply {count(progressOf(run).all)} prices
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
