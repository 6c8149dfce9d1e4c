import type { PriceVersion } from '../../api/types';

/** Prices over time, one entry for each time at which one of them changed; times are in seconds. */
export interface Steps {
  readonly times: number[];
  readonly regular: (number | null)[];
  readonly run: (number | null)[];
}

/** Of versions for the same time the one recorded last counts. What has no beginning is drawn from when it was recorded. */
export function stepsOf(versions: readonly PriceVersion[], now: number): Steps {
  const newestFirst = [...versions].sort((one, other) => recorded(other) - recorded(one));
  const edges = versions.flatMap(({ validFrom, validTo, recordedAt }) => [
    Date.parse(validFrom ?? recordedAt),
    ...(validTo === undefined ? [] : [Date.parse(validTo)]),
  ]);
  const times = [...new Set([...edges.filter((time) => time < now), now])].sort((one, other) => one - other);
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
