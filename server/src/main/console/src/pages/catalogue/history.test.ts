import { expect, test } from 'vitest';

import type { PriceVersion } from '../../api/types';
import { newestRun, stepsOf } from './history';

const DAY = 86_400_000;
const day = (number: number) => new Date(number * DAY).toISOString();

const version = (kind: 'LIST' | 'RUN', amount: string, from: number, recorded: number, to?: number): PriceVersion => ({
  kind,
  price: { amount, currency: 'USD', minorUnits: Number(amount) * 100 },
  validFrom: day(from),
  ...(to !== undefined && { validTo: day(to) }),
  recordedAt: day(recorded),
  ...(kind === 'RUN' && { run: `run-${recorded}` }),
});

test('the later record counts, and a price ends where it is said to end', () => {
  const steps = stepsOf(
    [version('LIST', '100', 1, 1), version('LIST', '110', 5, 4), version('RUN', '90', 3, 3, 6)],
    10 * DAY,
  );

  expect(steps.times.map((time) => Math.ceil((time * 1_000) / DAY))).toEqual([1, 3, 3, 5, 5, 6, 6, 11]);
  expect(steps.regular).toEqual([100, 100, 100, 100, 110, 110, 110, 110]);
  expect(steps.run).toEqual([null, null, 90, 90, 90, 90, null, null]);
});

test('prices to come are not drawn yet', () => {
  const steps = stepsOf([version('LIST', '100', 1, 1), version('LIST', '120', 20, 2)], 10 * DAY);

  expect(steps.times).toHaveLength(2);
  expect(steps.regular).toEqual([100, 100]);
});

test('a price that begins now is drawn', () => {
  const steps = stepsOf([version('LIST', '100', 1, 1), version('RUN', '90', 10, 2)], 10 * DAY);

  expect(steps.run).toEqual([null, null, 90, 90]);
});

test('a price without a beginning holds before all others', () => {
  const { validFrom: _, ...always } = version('LIST', '100', 0, 4);

  const steps = stepsOf([always, version('RUN', '90', 2, 5)], 10 * DAY);

  expect(steps.regular[0]).toBe(100);
});

test('the run that is explained is the one that wrote last', () => {
  expect(newestRun([version('RUN', '90', 3, 3), version('RUN', '95', 2, 7), version('LIST', '1', 9, 9)])).toBe('run-7');
  expect(newestRun([version('LIST', '1', 9, 9)])).toBeUndefined();
});
