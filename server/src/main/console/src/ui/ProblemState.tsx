import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';

import { Problem } from '../api/client';
import { EmptyState } from './EmptyState';

interface Props {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** In place of what could not be read. */
export function ProblemState({ error, onRetry }: Props) {
  const problem = error instanceof Problem ? error : undefined;
  return (
    <EmptyState
      icon={<IconAlertTriangle size={28} />}
      title={problem?.title ?? 'This did not work'}
      action={
        onRetry && (
          <Button variant="default" onClick={onRetry}>
            Try again
          </Button>
        )
      }
    >
      {problem?.detail}
    </EmptyState>
  );
}
