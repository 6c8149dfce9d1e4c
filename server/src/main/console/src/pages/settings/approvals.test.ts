import { describe, expect, test } from 'vitest';

import type { ApprovalPolicy } from '../../api/policies';
import { formOf, limitsSay, mistakesOf, moved, policyOf, type RuleForm, withRule } from './approvals';

const policy: ApprovalPolicy = {
  fourEyes: true,
  autoApproveUndo: false,
  reasonRequired: false,
  rules: [
    {
      name: 'small',
      maxMovePercent: 5,
      minMarginPercent: 20.5,
      maxSkus: 100,
      maxValue: [
        { amount: '1000.00', currency: 'USD' },
        { amount: '900', currency: 'EUR' },
      ],
      kinds: ['PRICE'],
      decision: 'AUTO',
    },
    { name: 'both', kinds: ['PRICE', 'UNDO'], decision: 'ONE' },
    { name: 'large', decision: 'TWO' },
  ],
};

const form = formOf(policy);
const [small] = form.rules as readonly [RuleForm];

describe('a policy of approvals', () => {
  test('comes out of the form as it went in', () => {
    expect(small).toMatchObject({ move: '5', margin: '20.5', skus: '100', value: '1000.00 USD, 900 EUR', kinds: 'PRICE' });
    expect(policyOf(form)).toEqual(policy);
  });

  test('is none while a rule is wrong', () => {
    expect(policyOf(withRule(form))).toBeUndefined();
    expect(policyOf({ ...form, rules: [{ ...small, value: 'some' }] })).toBeUndefined();
  });

  test('says of each field what is wrong with it', () => {
    const wrong = (part: Partial<RuleForm>) => Object.keys(mistakesOf({ ...small, ...part }, form.rules));

    expect(wrong({})).toEqual([]);
    expect(wrong({ name: ' ' })).toEqual(['name']);
    expect(wrong({ name: 'large ' })).toEqual(['name']);
    expect(wrong({ name: 'x'.repeat(101) })).toEqual(['name']);
    expect(wrong({ move: '-1' })).toEqual(['move']);
    expect(wrong({ move: 'few' })).toEqual(['move']);
    expect(wrong({ margin: '101' })).toEqual(['margin']);
    expect(wrong({ margin: '-5' })).toEqual([]);
    expect(wrong({ skus: '1.5' })).toEqual(['skus']);
    expect(wrong({ value: '1000' })).toEqual(['value']);
    expect(wrong({ value: '1 USD, 2 usd' })).toEqual(['value']);
    expect(wrong({ move: '', margin: '', skus: '', value: '' })).toEqual([]);
  });

  test('has its rules in an order that can be changed', () => {
    const names = (index: number, by: number) => moved(form.rules, index, by).map(({ name }) => name);

    expect(names(2, -1)).toEqual(['small', 'large', 'both']);
    expect(names(0, 1)).toEqual(['both', 'small', 'large']);
    expect(names(0, -1)).toEqual(['small', 'both', 'large']);
    expect(names(2, 1)).toEqual(['small', 'both', 'large']);
  });

  test('gives each new rule a key of its own', () => {
    expect(withRule({ ...form, rules: form.rules.slice(2) }).rules.map(({ key }) => key)).toEqual([2, 3]);
  });

  test('is said in words to those who only look', () => {
    expect(policy.rules.map(limitsSay)).toEqual([
      'No price moves by more than 5 %, no margin is below 20.5 %, at most 100 prices, prices move by at most $1,000.00 or €900 in all, runs that price',
      'Runs that price or undo',
      'Always',
    ]);
  });
});
