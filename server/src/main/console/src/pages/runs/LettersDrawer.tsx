import { Button } from '@mantine/core';

import type { Run } from '../../api/runs';
import { count } from '../../ui/format';
import { Side } from '../common/Side';
import { LetterTable } from '../letters/LetterTable';
import { useDeadLetters } from './queries';

interface Props {
  readonly run: Run;
  readonly onClose: () => void;
}

/** What the channel refused of a run, price by price. */
export default function LettersDrawer({ run, onClose }: Props) {
  const letters = useDeadLetters(run.id, true);
  const items = letters.data?.pages.flatMap((page) => page.items);
  const older = letters.hasNextPage && (
    <Button variant="default" size="xs" loading={letters.isFetchingNextPage} onClick={() => void letters.fetchNextPage()}>
      Load older ones
    </Button>
  );
  return (
    <Side
      title="Prices that failed"
      wide
      error={items ? undefined : letters.error}
      onRetry={() => void letters.refetch()}
      onClose={onClose}
      says={items && letters.hasNextPage ? `The newest ${count(items.length)}; “Retry failed” on the run tries all.` : undefined}
      actions={older}
    >
      {items && (items.length > 0 ? <LetterTable letters={items} ofOneRun more={letters.hasNextPage} onDone={onClose} /> : <p className="under">None is left.</p>)}
    </Side>
  );
}
