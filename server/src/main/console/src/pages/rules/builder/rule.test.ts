import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { Selector } from './model';
import { type BuilderRule, emptyBuilder, ruleOf, textOf } from './rule';

const values = fc.constantFrom('Bikes', '10', 'Bikes > Road Bikes');
const tests: fc.Arbitrary<Selector> = fc.oneof(
  fc.record({ type: fc.constant('test' as const), term: fc.constantFrom('category', 'brand'), operator: fc.constantFrom('is', 'is-not', 'under', 'starts-with'), value: values }),
  fc.record({ type: fc.constant('test' as const), term: fc.constant('tags'), operator: fc.constantFrom('any-of', 'all-of'), value: fc.array(fc.constantFrom('old', 'new'), { minLength: 1, maxLength: 3 }).map((all) => all.join(' | ')) }),
);
const selectors: fc.Arbitrary<Selector> = fc.letrec<{ one: Selector }>((tie) => ({
  one: fc.oneof(
    { maxDepth: 4 },
    tests,
    fc.record({ type: fc.constantFrom('all' as const, 'any' as const), of: fc.array(tie('one'), { minLength: 1, maxLength: 3 }) }),
    tie('one').map((part): Selector => ({ type: 'not', of: [part] })),
  ),
})).one;

const rules: fc.Arbitrary<BuilderRule> = fc.record({
  table: fc.constant('sale'),
  currency: fc.constantFrom('', 'USD'),
  selector: fc.oneof(selectors, fc.constant<Selector>({ type: 'everything' })),
  transform: fc.record({
    op: fc.constantFrom('percent', 'set'),
    value: fc.constantFrom('-10', '9.99'),
    mode: fc.constantFrom('', 'half-up'),
    compareAt: fc.constantFrom('', 'regular'),
    bounds: fc.constantFrom<Record<string, string>>({}, { floor: '5.00' }, { floor: '5.00', minMargin: '20' }),
    onBreach: fc.constant(''),
  }),
  schedule: fc.record({ from: fc.constantFrom('', '2026-11-27T00:00'), to: fc.constantFrom('', '2026-11-30T00:00'), weekly: fc.constantFrom('', 'mon-fri 08:00-18:00') }),
});

test('what the form says is read back as it was', () => {
  fc.assert(
    fc.property(rules, (rule) => {
      expect(ruleOf(textOf(rule))).toEqual(rule);
    }),
  );
});

test('the short forms of the JSON are shown as the tests they stand for', () => {
  const rule = ruleOf('{"table":"a","selector":{"or":[{"tags":["old","worn"]},{"price":{"from":10,"to":20}},{"sku":["A"]}]},"transform":{"op":"percent","value":-10}}');

  expect(rule?.selector).toEqual({
    type: 'any',
    of: [
      { type: 'test', term: 'tags', operator: 'any-of', value: 'old | worn' },
      {
        type: 'all',
        of: [
          { type: 'test', term: 'price', operator: '>=', value: '10' },
          { type: 'test', term: 'price', operator: '<=', value: '20' },
        ],
      },
      { type: 'test', term: 'sku', operator: 'in', value: 'A' },
    ],
  });
});

test('what the form cannot show is left as text', () => {
  expect(ruleOf('{"table":"a","selector":"all","transform":{"op":"percent","value":1},"more":1}')).toBeUndefined();
  expect(ruleOf('{"selector":{"field":"x","op":"like"}}')).toBeUndefined();
  expect(ruleOf('no JSON')).toBeUndefined();
  expect(ruleOf(textOf(emptyBuilder('sale')))).toEqual(emptyBuilder('sale'));
});
