import { Button, Drawer, Group, Modal, Skeleton, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';

import type { Problem } from '../../api/client';
import { ProblemState } from '../../ui/ProblemState';
import { useReturnFocus } from './useReturnFocus';
import './side.css';

interface Props {
  readonly title: string;
  /** Beside the title, such as a status. */
  readonly beside?: ReactNode;
  readonly error: unknown;
  readonly onRetry: () => void;
  readonly onClose: () => void;
  /** Not there until it is read. */
  readonly children: ReactNode | undefined;
  /** Where it stands, in a sentence. */
  readonly says?: string | undefined;
  /** What can be done to it, always in sight. */
  readonly actions?: ReactNode;
  /** What the server said to the last of them. */
  readonly refused?: Problem | undefined;
  /** Whether it has a table to show. */
  readonly wide?: boolean;
}

/** One of a list, beside it. */
export function Side({ title, beside, error, onRetry, onClose, children, says, actions, refused, wide = false }: Props) {
  useReturnFocus();
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={wide ? 760 : 520}
      transitionProps={{ duration: 0 }}
      classNames={{ content: 'side-content', body: 'side-body' }}
      title={
        <Group gap="sm">
          <Text fw={650}>{title}</Text>
          {beside}
        </Group>
      }
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className="side-scrolled" tabIndex={0} role="group" aria-label={title}>
        {error ? (
          <ProblemState error={error} onRetry={onRetry} />
        ) : (
          (children ?? (
            <Stack role="status" aria-busy aria-label="Loading">
              <Skeleton h={120} />
              <Skeleton h={80} />
            </Stack>
          ))
        )}
      </div>
      {(says || actions || refused) && (
        <div className="side-foot">
          {refused && (
            <div className="notice" data-tone="bad" role="alert">
              <IconAlertTriangle size={18} aria-hidden />
              <span className="notice-text">
                <strong>{refused.title}</strong>
                {refused.detail && `: ${refused.detail}`}
              </span>
            </div>
          )}
          <span role="status">{says}</span>
          <Group gap="xs" justify="flex-end">
            {actions}
          </Group>
        </div>
      )}
    </Drawer>
  );
}

interface AskProps {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  readonly onYes: () => void;
  readonly onClose: () => void;
}

/** Asks before what cannot be taken back. */
export function Ask({ title, text, yes, onYes, onClose }: AskProps) {
  useReturnFocus();
  return (
    <Modal opened onClose={onClose} title={title} transitionProps={{ duration: 0 }} closeButtonProps={{ 'aria-label': 'Close' }}>
      <Stack gap="sm">
        <Text size="sm">{text}</Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Keep it
          </Button>
          <Button color="red.8" data-autofocus onClick={onYes}>
            {yes}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
