/** The instant at which a day, such as 2026-03-29, begins in the zone; the browser's zone if none is given. */
export const startOfDay = (day: string, zone?: string): string => instantOf(`${day}T00:00`, zone);

/** The instant at which the clocks of the zone show a local time, such as 2026-03-29T14:05. */
export function instantOf(local: string, zone?: string): string {
  const asUtc = Date.parse(`${local}Z`);
  const first = asUtc - offsetAt(asUtc, zone);
  // the offset may be another one at the instant that was found, around a change of the clocks
  return new Date(asUtc - offsetAt(first, zone)).toISOString();
}

export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** How far the zone's clocks are ahead of UTC at an instant, in milliseconds. */
function offsetAt(instant: number, zone: string | undefined): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((one) => one.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) - instant;
}
