import { useProject } from '../api/me';
import type { Run } from '../api/runs';
import type { Money } from '../api/types';

const LOCALE = 'en-US';
export const NONE = '–';

const digits = (minimum: number, maximum = minimum) => ({ minimumFractionDigits: minimum, maximumFractionDigits: maximum });
const whole = new Intl.NumberFormat(LOCALE);
const oneDecimal = new Intl.NumberFormat(LOCALE, { ...digits(1), signDisplay: 'negative' });
const signed = new Intl.NumberFormat(LOCALE, { ...digits(1), signDisplay: 'exceptZero' });

/** A true minus: as wide as a plus, and not broken over two lines. */
const minus = (text: string) => text.replace('-', '−');

export function count(value: number | undefined): string {
  return value === undefined ? NONE : whole.format(value);
}

/** "1 price was", "2 prices were". */
export function pricesWere(number: number): string {
  return number === 1 ? '1 price was' : `${count(number)} prices were`;
}

/** The amount alone, in the decimals the server gave, as in a column headed by its currency. */
export function amount(money: Money | undefined): string {
  if (!money) {
    return NONE;
  }
  const decimals = money.amount.split('.')[1]?.length ?? 0;
  // a decimal string: Intl keeps every digit of it, where a number would round large amounts
  return minus(new Intl.NumberFormat(LOCALE, digits(decimals)).format(money.amount as `${number}`));
}

/** The amount with its currency. */
export function money(value: Money | undefined): string {
  if (!value) {
    return NONE;
  }
  const decimals = value.amount.split('.')[1]?.length ?? 0;
  const options = { style: 'currency', currency: value.currency, ...digits(decimals) } as const;
  return minus(new Intl.NumberFormat(LOCALE, options).format(value.amount as `${number}`));
}

export function percent(value: number | undefined): string {
  return value === undefined ? NONE : `${minus(oneDecimal.format(value))} %`;
}

/** With its sign, as for a change. */
export function change(value: number | undefined): string {
  return value === undefined ? NONE : `${minus(signed.format(value))} %`;
}

/** A difference between two percentages. */
export function points(value: number | undefined): string {
  return value === undefined ? NONE : `${minus(signed.format(value))} pt`;
}

const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];
const relativeTo = new Intl.RelativeTimeFormat(LOCALE, { numeric: 'auto' });

/** "5 minutes ago"; beyond a week the date. */
export function relative(instant: string | undefined, zone?: string, now: number = Date.now()): string {
  if (instant === undefined) {
    return NONE;
  }
  const seconds = (Date.parse(instant) - now) / 1_000;
  if (Math.abs(seconds) > 7 * 86_400) {
    return date(instant, zone);
  }
  const unit = UNITS.find(([, length]) => Math.abs(seconds) >= length);
  return unit ? relativeTo.format(Math.trunc(seconds / unit[1]), unit[0]) : 'just now';
}

/** "24 Nov 2026, 09:41", in the given zone or the browser's. */
export function absolute(instant: string | undefined, zone?: string): string {
  if (instant === undefined) {
    return NONE;
  }
  const parts = { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat('en-GB', { ...parts, timeZone: zone }).format(Date.parse(instant));
}

export function date(instant: string | undefined, zone?: string): string {
  if (instant === undefined) {
    return NONE;
  }
  const parts = { day: 'numeric', month: 'short', year: 'numeric' } as const;
  return new Intl.DateTimeFormat('en-GB', { ...parts, timeZone: zone }).format(Date.parse(instant));
}

/** The same times in the project's zone. */
export function useTimes() {
  const zone = useProject()?.zone;
  return {
    zone,
    relative: (instant: string | undefined) => relative(instant, zone),
    absolute: (instant: string | undefined) => absolute(instant, zone),
    date: (instant: string | undefined) => date(instant, zone),
  };
}

/** What a run is called where there is room for a few words. */
export function runTitle({ kind, inputs }: Pick<Run, 'kind' | 'inputs'>): string {
  return kind === 'UNDO' ? 'Undo' : kind === 'RESTORE' ? 'Restore' : kind === 'LAYER' ? 'Sale' : (inputs.rules?.name ?? 'Dry run');
}

/** The end of an id: the ids are ordered by time, so their beginnings are alike. */
export function shortId(id: string): string {
  return id.slice(-6);
}

/** `PARTLY_ROLLED_BACK` and `partlyRolledBack` as "Partly rolled back". */
export function words(name: string): string {
  const spaced = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
