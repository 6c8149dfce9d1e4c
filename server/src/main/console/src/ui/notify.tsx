import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';

import { Problem } from '../api/client';

interface Action {
  readonly label: string;
  readonly run: () => void;
}

/** Toasts: what was done, with a way back where there is one, and what was refused. */
export const notify = {
  done(title: string, message?: string, action?: Action) {
    const id = `toast-${++counter}`;
    notifications.show({
      id,
      title,
      message: action ? (
        <Group justify="space-between" gap="xs">
          {message}
          <Button
            size="compact-sm"
            variant="light"
            onClick={() => {
              notifications.hide(id);
              action.run();
            }}
          >
            {action.label}
          </Button>
        </Group>
      ) : (
        message
      ),
      color: 'teal',
      icon: <IconCheck size={16} aria-hidden />,
      autoClose: action ? 10_000 : 4_000,
      ...shared,
    });
  },

  /** Stays until it is closed if it is a refusal: it says what to do. An aborted request is not told. */
  problem(error: unknown) {
    if (error instanceof DOMException && error.name === 'AbortError') {
      return;
    }
    const problem = error instanceof Problem ? error : undefined;
    notifications.show({
      title: problem?.title ?? 'This did not work',
      message: problem ? problem.detail : error instanceof Error ? error.message : undefined,
      color: 'red',
      icon: <IconAlertTriangle size={16} aria-hidden />,
      autoClose: problem?.passing ? 8_000 : false,
      role: 'alert',
      ...shared,
    });
  },
};

const shared = { withBorder: true, closeButtonProps: { 'aria-label': 'Close the message' } };
let counter = 0;
