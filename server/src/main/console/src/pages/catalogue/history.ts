import type { Money, PriceVersion } from '../../api/types';

/** Prices over time: what they were at each change and just before it; times are in seconds. */
export interface Steps {
  readonly times: number[];
  readonly regular: (Money | undefined)[];
  readonly run: (Money | undefined)[];
}

/** Of the chart and its caption, in pixels: known before the chart is there, so that nothing moves when it comes. */
export const CHART_HEIGHT = 186;

const JUST_BEFORE = 1_000;
/** Part of the time that is added at the end, so that a price that has just begun is seen. */
const ROOM = 0.04;

/** What has no beginning is drawn from when it was recorded. */
export function stepsOf(versions: readonly PriceVersion[], now: number): Steps {
  const counting = inForce(versions);
  const edges = counting.flatMap(({ validFrom, validTo, recordedAt }) => [
    Date.parse(validFrom ?? recordedAt),
    ...(validTo === undefined ? [] : [Date.parse(validTo)]),
  ]);
  const changes = [...new Set(edges.filter((time) => time <= now))].sort((one, other) => one - other);
  const end = now + (now - (changes[0] ?? now)) * ROOM;
  const times = [...changes.flatMap((time, index) => (index === 0 ? [time] : [time - JUST_BEFORE, time])), end];
  const of = (fromRun: boolean) => {
    const line = counting.filter((version) => isByRun(version) === fromRun);
    return times.map((time) => line.find((version) => isValid(version, time))?.price);
  };
  return { times: times.map((time) => time / 1_000), regular: of(false), run: of(true) };
}

/** The version whose price the SKU sells for at the time, the merchant's or a run's. */
export function holdingAt(versions: readonly PriceVersion[], time: number): PriceVersion | undefined {
  return inForce(versions).find((version) => isValid(version, time));
}

export const isByRun = ({ kind }: PriceVersion): boolean => kind !== 'LIST';

/**
 * The versions that still say something, in the order in which the server takes the first that is valid: of those of one
 * kind from one time the one recorded last, dated ones before the undated, the latest word first.
 */
function inForce(versions: readonly PriceVersion[]): readonly PriceVersion[] {
  const latestFirst = [...versions].sort(
    (one, other) =>
      Number(one.validFrom === undefined) - Number(other.validFrom === undefined) ||
      recorded(other) - recorded(one) ||
      begins(other) - begins(one),
  );
  const seen = new Set<string>();
  return latestFirst.filter(({ kind, validFrom }) => {
    const key = `${kind} ${validFrom}`;
    return !seen.has(key) && seen.add(key);
  });
}

function isValid({ validFrom, validTo }: PriceVersion, time: number): boolean {
  return (validFrom === undefined || Date.parse(validFrom) <= time) && (validTo === undefined || time < Date.parse(validTo));
}

const recorded = ({ recordedAt }: PriceVersion) => Date.parse(recordedAt);
const begins = ({ validFrom }: PriceVersion) => (validFrom === undefined ? 0 : Date.parse(validFrom));
