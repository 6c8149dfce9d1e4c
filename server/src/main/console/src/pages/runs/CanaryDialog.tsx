import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';

import type { CanaryRequest, Run } from '../../api/runs';
import { count } from '../../ui/format';
import { useReturnFocus } from '../common/useReturnFocus';
import { progressOf } from './actions';
import { CanaryFields } from './CanaryFields';
import { formOf, planOf, planSays, USUAL } from './canaryPlan';

interface Props {
  readonly run: Run;
  /** What the project would have it begin with. */
  readonly usual: CanaryRequest | undefined;
  readonly onClose: () => void;
  readonly onYes: (canary: CanaryRequest) => void;
}

/** Asks with how many prices a run begins, and what would keep the rest from following. */
export default function CanaryDialog({ run, usual, onClose, onYes }: Props) {
  useReturnFocus();
  const [form, setForm] = useState(usual ? formOf(usual) : USUAL);
  const asked = planOf(form);
  const mistakes = 'mistakes' in asked ? asked.mistakes : {};

  return (
    <Modal opened onClose={onClose} title={usual ? 'Apply otherwise' : 'Apply with a canary'} transitionProps={{ duration: 0 }} closeButtonProps={{ 'aria-label': 'Close' }}>
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
          <CanaryFields form={form} mistakes={mistakes} withAll={usual !== undefined} onChange={setForm} />
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
