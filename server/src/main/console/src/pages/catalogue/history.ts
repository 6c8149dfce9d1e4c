import type { PriceVersion } from '../../api/types';

/** Prices over time: what they were at each change and just before it; times are in seconds. */
export interface Steps {
  readonly times: number[];
  readonly regular: (number | null)[];
  readonly run: (number | null)[];
}

const JUST_BEFORE = 1_000;
/** Part of the time that is added at the end, so that a price that has just begun is seen. */
const ROOM = 0.04;

/** Of versions for the same time the one recorded last counts. What has no beginning is drawn from when it was recorded. */
export function stepsOf(versions: readonly PriceVersion[], now: number): Steps {
  const newestFirst = [...versions].sort((one, other) => recorded(other) - recorded(one));
  const edges = versions.flatMap(({ validFrom, validTo, recordedAt }) => [
    Date.parse(validFrom ?? recordedAt),
    ...(validTo === undefined ? [] : [Date.parse(validTo)]),
  ]);
  const changes = [...new Set(edges.filter((time) => time <= now))].sort((one, other) => one - other);
  const end = now + (now - (changes[0] ?? now)) * ROOM;
  const times = [...changes.flatMap((time, index) => (index === 0 ? [time] : [time - JUST_BEFORE, time])), end];
  const of = (fromRun: boolean) => {
    const line = newestFirst.filter((version) => isByRun(version) === fromRun);
    return times.map((time) => priceAt(line, time));
  };
  return { times: times.map((time) => time / 1_000), regular: of(false), run: of(true) };
}

/** The run that made the newest price; undefined if none did. */
export function newestRun(versions: readonly PriceVersion[]): string | undefined {
  return [...versions].filter(isByRun).sort((one, other) => recorded(other) - recorded(one))[0]?.run;
}

export const isByRun = ({ kind }: PriceVersion): boolean => kind === 'RUN';

function priceAt(newestFirst: readonly PriceVersion[], time: number): number | null {
  const version = newestFirst.find(
    ({ validFrom, validTo }) =>
      (validFrom === undefined || Date.parse(validFrom) <= time) && (validTo === undefined || time < Date.parse(validTo)),
  );
  return version ? Number(version.price.amount) : null;
}

const recorded = ({ recordedAt }: PriceVersion) => Date.parse(recordedAt);
