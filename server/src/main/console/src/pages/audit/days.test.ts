import { describe, expect, it } from 'vitest';

import { dayAfter, startOfDay } from './days';

describe('a day', () => {
  it('begins when its zone says', () => {
    expect(startOfDay('2026-01-15', 'UTC')).toBe('2026-01-15T00:00:00.000Z');
    expect(startOfDay('2026-01-15', 'Europe/Stockholm')).toBe('2026-01-14T23:00:00.000Z');
    expect(startOfDay('2026-07-15', 'America/Los_Angeles')).toBe('2026-07-15T07:00:00.000Z');
    expect(startOfDay('2026-01-15', 'Asia/Kolkata')).toBe('2026-01-14T18:30:00.000Z');
  });

  it('begins by the old clock on the day the clocks change, the next one by the new', () => {
    expect(startOfDay('2026-03-29', 'Europe/Stockholm')).toBe('2026-03-28T23:00:00.000Z');
    expect(startOfDay('2026-03-30', 'Europe/Stockholm')).toBe('2026-03-29T22:00:00.000Z');
    expect(startOfDay('2026-11-01', 'America/Los_Angeles')).toBe('2026-11-01T07:00:00.000Z');
    expect(startOfDay('2026-11-02', 'America/Los_Angeles')).toBe('2026-11-02T08:00:00.000Z');
  });

  it('is followed by the next', () => {
    expect(dayAfter('2026-02-28')).toBe('2026-03-01');
    expect(dayAfter('2026-12-31')).toBe('2027-01-01');
  });
});
