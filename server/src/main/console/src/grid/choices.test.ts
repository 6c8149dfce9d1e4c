import { expect, test } from 'vitest';

import { completed, matches, partOf } from './choices';

const BRANDS = ['Acme', 'Zenith', 'Macadam'];

test('what begins with the text comes before what contains it', () => {
  expect(matches(BRANDS, 'ac', false)).toEqual(['Acme', 'Macadam']);
  expect(matches(BRANDS, '', false)).toEqual(BRANDS);
  expect(matches(BRANDS, 'q', false)).toEqual([]);
});

test('in a list the last value is the one that is written, and none is offered twice', () => {
  expect(partOf('Acme | ze', true)).toBe('ze');
  expect(matches(BRANDS, 'Acme | ', true)).toEqual(['Zenith', 'Macadam']);
  expect(completed('Acme | ze', 'Zenith', true)).toBe('Acme | Zenith');
  expect(completed('ze', 'Zenith', false)).toBe('Zenith');
});
