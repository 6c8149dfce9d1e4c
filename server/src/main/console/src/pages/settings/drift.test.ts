import { expect, test } from 'vitest';

import type { DriftPolicy } from '../../api/policies';
import { formOf, mistakesOf, policyOf } from './drift';

const policy: DriftPolicy = { minor: 'ALERT', mismatch: 'RESTORE', missing: 'RESTORE', foreignCurrency: 'ALERT', minorUnits: 1, percent: 1.5 };
const form = formOf(policy);

test('a policy of drift comes out of the form as it went in', () => {
  expect(policyOf(form)).toEqual(policy);
});

test('tolerances that the server would refuse are said at their fields, and nothing is sent', () => {
  expect(mistakesOf(form)).toEqual({});
  expect(Object.keys(mistakesOf({ ...form, minorUnits: '-1', percent: '101' }))).toEqual(['minorUnits', 'percent']);
  expect(Object.keys(mistakesOf({ ...form, minorUnits: '0.5', percent: '' }))).toEqual(['minorUnits', 'percent']);
  expect(policyOf({ ...form, percent: 'some' })).toBeUndefined();
});
