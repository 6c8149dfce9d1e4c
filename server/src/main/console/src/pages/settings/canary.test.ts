import { expect, test } from 'vitest';

import type { CanaryPolicy } from '../../api/policies';
import { formOf, policyOf, policySays } from './canary';

const policy: CanaryPolicy = { above: 500, canary: { share: 5, watch: 'PT30M', maxErrorShare: 2, maxDriftShare: 0 } };

test('the usual canary comes out of the form as it went in', () => {
  expect(policyOf(formOf(policy))).toEqual(policy);
  const steps = { above: 0, canary: { steps: [5, 25], watch: 'PT120M', maxErrorShare: 0, maxDriftShare: 1 } };
  expect(policyOf(formOf(steps))).toEqual(steps);
  expect(formOf(steps).plan).toMatchObject({ way: 'steps', steps: '5, 25', watch: '2', unit: 'hours' });
  expect(policyOf(formOf({}))).toEqual({});
});

test('there is none while it is turned off, and nothing to save while it cannot be', () => {
  const form = formOf(policy);

  expect(policyOf({ ...form, on: false })).toEqual({});
  expect(policyOf({ ...form, above: 'many' })).toBeUndefined();
  expect(policyOf({ ...form, plan: { ...form.plan, share: '0' } })).toBeUndefined();
  expect(policyOf({ ...form, on: false, above: 'many' })).toEqual({});
});

test('it is said in words', () => {
  expect(policySays({ above: 0 })).toMatch(/^Runs are written at once/);
  expect(policySays(policy)).toBe('Runs that write more than 500 prices begin with 5 % of them, watched for 30 minutes; at most 2 % may fail and 0 % differ.');
  expect(policySays({ canary: { count: 3, watch: 'P1D' } })).toMatch(/^Runs that write more than 0 prices begin with 3 of them, watched for 1 day;/);
});
