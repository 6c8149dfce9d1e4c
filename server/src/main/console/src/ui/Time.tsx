import { Tooltip } from '@mantine/core';

import { NONE, useTimes } from './format';

const ASKED = { hover: true, focus: true, touch: true };

interface Props {
  readonly at: string | undefined;
  /** Whether Tab stops at it; in a list it would stop at every line. */
  readonly reachable?: boolean;
}

/** How long ago; the exact time in the project's zone on hover and touch, and on focus where it is reachable. */
export function Time({ at, reachable = false }: Props) {
  const times = useTimes();
  if (at === undefined) {
    return <>{NONE}</>;
  }
  return (
    <Tooltip label={times.zone ? `${times.absolute(at)} (${times.zone})` : times.absolute(at)} openDelay={300} events={ASKED}>
      <time dateTime={at} tabIndex={reachable ? 0 : undefined}>
        {times.relative(at)}
      </time>
    </Tooltip>
  );
}
