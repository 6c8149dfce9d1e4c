import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';

import { useReturnFocus } from '../common/useReturnFocus';

interface Props {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  /** Whether a reason is asked for. */
  readonly reason?: 'optional' | 'required' | undefined;
  readonly tone?: 'usual' | undefined;
  readonly onClose: () => void;
  readonly onYes: (reason?: string) => void;
}

/** Asks before something is done, and why where that belongs to it. */
export function Question({ title, text, yes, reason: wanted, tone, onClose, onYes }: Props) {
  useReturnFocus();
  const [reason, setReason] = useState('');
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onYes(reason.trim() || undefined);
        }}
      >
        <Stack gap="sm">
          <Text size="sm">{text}</Text>
          {wanted && (
            <Textarea
              label="Reason"
              description="Kept in the audit trail"
              required={wanted === 'required'}
              autosize
              minRows={2}
              maxLength={500}
              data-autofocus
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Keep it
            </Button>
            <Button type="submit" color={tone === 'usual' ? undefined : 'red.8'} data-autofocus={wanted ? undefined : true}>
              {yes}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
