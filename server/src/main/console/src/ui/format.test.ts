import { expect, test } from 'vitest';

import { absolute, amount, change, moment, money, NONE, percent, points, pricesWere, relative, words } from './format';

const usd = (text: string) => ({ amount: text, currency: 'USD', minorUnits: 0 });
const NOW = Date.parse('2026-11-24T09:00:00Z');

test('an amount keeps every digit the server gave', () => {
  expect(amount(usd('1234567890123456.78'))).toBe('1,234,567,890,123,456.78');
  expect(amount({ amount: '1200', currency: 'JPY', minorUnits: 1200 })).toBe('1,200');
  expect(money(usd('-5.00'))).toBe('−$5.00');
  expect(money(undefined)).toBe(NONE);
});

test('one price was, two were', () => {
  expect([0, 1, 2, 1200].map(pricesWere)).toEqual(['0 prices were', '1 price was', '2 prices were', '1,200 prices were']);
});

test('a change shows its sign, a share does not', () => {
  expect(change(-7.44)).toBe('−7.4 %');
  expect(change(3)).toBe('+3.0 %');
  expect(change(0)).toBe('0.0 %');
  expect(points(-1.1)).toBe('−1.1 pt');
  expect(percent(41.666)).toBe('41.7 %');
});

test('a time is told as how long ago, and after a week as the date', () => {
  expect(relative('2026-11-24T08:59:40Z', 'UTC', NOW)).toBe('just now');
  expect(relative('2026-11-24T08:12:00Z', 'UTC', NOW)).toBe('48 minutes ago');
  expect(relative('2026-11-23T08:00:00Z', 'UTC', NOW)).toBe('yesterday');
  expect(relative('2026-11-24T12:30:00Z', 'UTC', NOW)).toBe('in 3 hours');
  expect(relative('2026-11-01T08:00:00Z', 'UTC', NOW)).toBe('1 Nov 2026');
});

test('the clock on the wall is that of the zone', () => {
  expect(absolute('2026-11-24T23:30:00Z', 'Europe/Berlin')).toBe('25 Nov 2026, 00:30');
  expect(absolute('2026-11-24T23:30:00Z', 'America/New_York')).toBe('24 Nov 2026, 18:30');
});

test('names of states become words', () => {
  expect(words('PARTLY_ROLLED_BACK')).toBe('Partly rolled back');
  expect(words('rolledBack')).toBe('Rolled back');
});

test('a moment of the same day in the zone is told without the date', () => {
  expect(moment('2026-11-24T23:30:00Z', 'Europe/London', NOW)).toBe('23:30');
  expect(moment('2026-11-24T23:30:00Z', 'Europe/Berlin', NOW)).toBe('25 Nov 2026, 00:30');
});
