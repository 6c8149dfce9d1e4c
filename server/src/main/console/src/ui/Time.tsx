import { Tooltip } from '@mantine/core';

import { NONE, useTimes } from './format';

/** How long ago; the exact time in the project's zone on hover and focus. */
export function Time({ at }: { readonly at: string | undefined }) {
  const times = useTimes();
  if (at === undefined) {
    return <>{NONE}</>;
  }
  return (
    <Tooltip label={times.zone ? `${times.absolute(at)} (${times.zone})` : times.absolute(at)} openDelay={300}>
      <time dateTime={at}>{times.relative(at)}</time>
    </Tooltip>
  );
}
