import { expect, test } from 'vitest';

import { type CanaryForm, planOf, planSays, sizesOf, USUAL } from './canaryPlan';

const mistakesOf = (form: Partial<CanaryForm>) => {
  const asked = planOf({ ...USUAL, ...form });
  return 'mistakes' in asked ? Object.keys(asked.mistakes) : [];
};

test('what is filled in is asked for, in the words of the API', () => {
  expect(planOf(USUAL)).toEqual({ plan: { share: 5, watch: 'PT10M', maxErrorShare: 2, maxDriftShare: 0 } });
  expect(planOf({ ...USUAL, way: 'count', count: '3', watch: '1.5', unit: 'hours' })).toEqual({ plan: { count: 3, watch: 'PT90M', maxErrorShare: 2, maxDriftShare: 0 } });
  expect(planOf({ ...USUAL, way: 'steps', steps: '5 %, 25%; 50', watch: '7', unit: 'days', errors: '0', drift: '0.5' })).toEqual({
    plan: { steps: [5, 25, 50], watch: 'PT10080M', maxErrorShare: 0, maxDriftShare: 0.5 },
  });
});

test('what the server would refuse is said at its field, and only of the way that is chosen', () => {
  expect(mistakesOf({ share: '0' })).toEqual(['share']);
  expect(mistakesOf({ share: '101' })).toEqual(['share']);
  expect(mistakesOf({ share: 'few' })).toEqual(['share']);
  expect(mistakesOf({ share: '' })).toEqual(['share']);
  expect(mistakesOf({ way: 'count', count: '1.5', share: '' })).toEqual(['count']);
  expect(mistakesOf({ way: 'count', count: '0' })).toEqual(['count']);
  for (const steps of ['', '25, 5', '5, 5', '50, 101', '5, x', '1 2 3 4 5 6 7 8 9 10 11']) {
    expect(mistakesOf({ way: 'steps', steps })).toEqual(['steps']);
  }
  expect(mistakesOf({ watch: '' })).toEqual(['watch']);
  expect(mistakesOf({ watch: '0.5' })).toEqual(['watch']);
  expect(mistakesOf({ watch: '8', unit: 'days' })).toEqual(['watch']);
  expect(mistakesOf({ watch: '0' })).toEqual([]);
  expect(mistakesOf({ errors: '-1', drift: '100.1' })).toEqual(['errors', 'drift']);
});

test('the steps are counted as the server counts them', () => {
  expect(sizesOf({ share: 5 }, 240)).toEqual([12]);
  expect(sizesOf({ share: 5 }, 2)).toEqual([1]);
  expect(sizesOf({ share: 7 }, 100)).toEqual([7]);
  expect(sizesOf({ share: 0.07 }, 10_000)).toEqual([7]);
  expect(sizesOf({ share: 100 }, 240)).toEqual([]);
  expect(sizesOf({ count: 10 }, 10)).toEqual([]);
  expect(sizesOf({ count: 9 }, 10)).toEqual([9]);
  expect(sizesOf({ steps: [5, 25, 100] }, 240)).toEqual([12, 60]);
  expect(sizesOf({ steps: [5, 6, 50] }, 10)).toEqual([1, 5]);
});

test('what will happen is said before it does', () => {
  const said = (form: Partial<CanaryForm>, prices: number) => {
    const whole = { ...USUAL, ...form };
    const asked = planOf(whole);
    return 'plan' in asked ? planSays(whole, asked.plan, prices) : '';
  };

  expect(said({}, 240)).toMatch(/^12 of 240 prices are written first; those are watched for 10 minutes\. If at most 2 % fail/);
  expect(said({ watch: '1', unit: 'hours' }, 2)).toMatch(/^1 of 2 prices is written first; that one is watched for 1 hour\./);
  expect(said({ way: 'steps', steps: '5, 25' }, 2_400)).toMatch(/^120, 600 of 2,400 prices are written first; each step is watched/);
  expect(said({ way: 'count', count: '500' }, 240)).toBe('That leaves no rest of 240 prices: they are all written at once.');
});
