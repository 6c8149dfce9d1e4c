import { describe, expect, test } from 'vitest';

import type { Money, PriceVersion } from '../../api/types';
import { holdingAt, stepsOf } from './history';

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

const undated = (amount: string, recorded: number): PriceVersion => {
  const { validFrom: _, ...always } = version('LIST', amount, 0, recorded);
  return always;
};

const amounts = (prices: readonly (Money | undefined)[]) => prices.map((price) => (price ? Number(price.amount) : null));

test('the later record counts, and a price ends where it is said to end', () => {
  const steps = stepsOf(
    [version('LIST', '100', 1, 1), version('LIST', '110', 5, 4), version('RUN', '90', 3, 3, 6)],
    10 * DAY,
  );

  expect(steps.times.map((time) => Math.ceil((time * 1_000) / DAY))).toEqual([1, 3, 3, 5, 5, 6, 6, 11]);
  expect(amounts(steps.regular)).toEqual([100, 100, 100, 100, 110, 110, 110, 110]);
  expect(amounts(steps.run)).toEqual([null, null, 90, 90, 90, 90, null, null]);
});

test('prices to come are not drawn yet', () => {
  const steps = stepsOf([version('LIST', '100', 1, 1), version('LIST', '120', 20, 2)], 10 * DAY);

  expect(steps.times).toHaveLength(2);
  expect(amounts(steps.regular)).toEqual([100, 100]);
});

test('a price that begins now is drawn', () => {
  const steps = stepsOf([version('LIST', '100', 1, 1), version('RUN', '90', 10, 2)], 10 * DAY);

  expect(amounts(steps.run)).toEqual([null, null, 90, 90]);
});

test('a price without a beginning holds before all others', () => {
  const steps = stepsOf([undated('100', 4), version('RUN', '90', 2, 5)], 10 * DAY);

  expect(amounts(steps.regular)[0]).toBe(100);
});

test('a correction takes the place of what it corrects, its end too', () => {
  const steps = stepsOf([version('LIST', '90', 5, 5, 8), version('LIST', '95', 5, 6, 7)], 10 * DAY);

  expect(steps.times.map((time) => Math.ceil((time * 1_000) / DAY))).toEqual([5, 7, 7, 11]);
  expect(amounts(steps.regular)).toEqual([95, 95, null, null]);
});

test('the undated price counts only where no dated one does, even if it was recorded later', () => {
  const steps = stepsOf([version('LIST', '90', 5, 5, 8), undated('100', 6)], 10 * DAY);

  expect(steps.times.map((time) => Math.ceil((time * 1_000) / DAY))).toEqual([5, 6, 6, 8, 8, 11]);
  expect(amounts(steps.regular)).toEqual([90, 90, 90, 90, 100, 100]);
});

test('a price keeps the decimals of its currency', () => {
  const dinars = { ...version('LIST', '1', 1, 1), price: { amount: '1.250', currency: 'KWD', minorUnits: 1250 } };

  expect(stepsOf([dinars], 10 * DAY).regular[0]).toEqual(dinars.price);
});

describe('the price that holds', () => {
  const list = version('LIST', '100', 1, 1);

  test('is that of the latest word, of a run or of the catalogue', () => {
    const run = version('RUN', '90', 3, 3);

    expect(holdingAt([run, list], 9 * DAY)).toBe(run);
    expect(holdingAt([version('LIST', '110', 5, 5), run, list], 9 * DAY)?.kind).toBe('LIST');
  });

  test('is not one that has ended or is yet to begin', () => {
    expect(holdingAt([version('RUN', '90', 3, 3, 6), list], 9 * DAY)).toBe(list);
    expect(holdingAt([version('RUN', '90', 20, 3), list], 9 * DAY)).toBe(list);
  });

  test('is a run rather than an undated price of the catalogue that was recorded later', () => {
    expect(holdingAt([undated('100', 8), version('RUN', '90', 3, 3)], 9 * DAY)?.run).toBe('run-3');
    expect(holdingAt([], 9 * DAY)).toBeUndefined();
  });
});
