import type { Run } from '../../api/runs';
import { Side } from '../common/Side';
import { LetterTable } from '../letters/LetterTable';
import { useDeadLetters } from './queries';

interface Props {
  readonly run: Run;
  readonly onClose: () => void;
}

/** As many as the server lists of one run. */
const MOST = 100;

/** What the channel refused of a run, price by price. */
export default function LettersDrawer({ run, onClose }: Props) {
  const letters = useDeadLetters(run.id, true);
  const items = letters.data?.items;
  return (
    <Side title="Prices that failed" wide error={items ? undefined : letters.error} onRetry={() => void letters.refetch()} onClose={onClose} says={items?.length === MOST ? `The newest ${MOST}; “Retry failed” on the run tries all.` : undefined}>
      {items && (items.length > 0 ? <LetterTable letters={items} ofOneRun more={items.length === MOST} onDone={onClose} /> : <p className="under">None is left.</p>)}
    </Side>
  );
}
