import { Time } from '../../ui/Time';
import { useTimes } from '../../ui/format';

const DAY = 86_400_000;

/** How long ago within a day, and before that the date with the time: what is looked up later has to be exact. */
export function When({ at }: { readonly at: string }) {
  const times = useTimes();
  const old = Math.abs(Date.now() - Date.parse(at)) > DAY;
  return old ? <time dateTime={at}>{times.absolute(at)}</time> : <Time at={at} />;
}
