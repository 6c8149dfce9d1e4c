import { Button } from '@mantine/core';
import { useState } from 'react';

import { Question } from '../runs/Question';
import { useFreezing } from './queries';

interface Props {
  /** What is frozen, in words: "all prices", or the name of a connection. */
  readonly what: string;
  /** Of all the project if there is none. */
  readonly connection?: string;
  readonly frozen: boolean;
}

/** Keeps prices as they are, with a reason, or lets them be written again. */
export function FreezeButton({ what, connection, frozen }: Props) {
  const freezing = useFreezing(connection);
  const [asking, setAsking] = useState(false);
  const label = `${frozen ? 'Unfreeze' : 'Freeze'} ${what}`;
  return (
    <>
      <Button
        size={connection ? 'compact-sm' : 'sm'}
        variant="default"
        loading={freezing.isPending}
        aria-label={label}
        onClick={() => setAsking(true)}
      >
        {connection ? (frozen ? 'Unfreeze' : 'Freeze') : label}
      </Button>
      {asking && (
        <Question
          title={`${label}?`}
          text={
            frozen
              ? 'What waits is written. A run that the freeze halted is resumed by a person.'
              : 'Nothing is written until somebody lifts it. Runs that are being applied are halted; what is in flight ends as usual.'
          }
          yes={frozen ? 'Unfreeze' : 'Freeze'}
          reason={frozen ? undefined : 'required'}
          tone={frozen ? 'usual' : undefined}
          onClose={() => setAsking(false)}
          onYes={(reason) => {
            setAsking(false);
            freezing.mutate(frozen ? 'lift' : { freeze: reason ?? '' });
          }}
        />
      )}
    </>
  );
}
