import { expect, test } from 'vitest';

import type { Vocabulary } from '../../../api/authoring';
import { choicesOf, guessWith, hintOf, isList, offersOf } from './vocabulary';

const vocabulary: Vocabulary = {
  terms: [
    { name: 'deposit', type: 'MONEY', meaning: 'What is paid back', operators: [{ word: '>=', operands: 'ONE' }, { word: 'between', operands: 'RANGE' }], allowed: [] },
    { name: 'materials', type: 'TAGS', meaning: 'What it is made of', operators: [{ word: 'any-of', operands: 'MANY' }, { word: 'all-of', operands: 'MANY' }], allowed: ['Steel', 'Wood'] },
  ],
  actions: [],
};
const column = (name: string) => ({ name, ...guessWith(vocabulary)(name) });

test("an attribute of the project that is an amount is asked in the table's currency", () => {
  expect(column('deposit >=')).toMatchObject({ kind: 'WHEN', term: 'deposit', type: 'MONEY' });
  expect(hintOf(column('deposit >='), 'USD')).toBe('An amount in USD, such as 19.90');
  expect(hintOf(column('deposit between'), 'USD')).toBe('An amount in USD, such as 19.90; both ends with two dots between: 10.00 .. 19.99');
});

test('one that is tags takes several of its values', () => {
  expect(isList(column('materials any-of'))).toBe(true);
  expect(choicesOf(column('materials any-of'), vocabulary, [])).toEqual(['Steel', 'Wood']);
  expect(hintOf(column('materials all-of'), 'USD')).toBe('Tags; several with bars between');
  expect(offersOf(vocabulary, 'adjust').find(({ word }) => word === 'materials')).toMatchObject({ group: 'Condition', followers: ['any-of', 'all-of'] });
});
