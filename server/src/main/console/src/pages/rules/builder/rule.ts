import type { Selector } from './model';

/** What happens to the price of a SKU that is selected; texts as they are typed, empty ones are not said. */
export interface Transform {
  readonly op: string;
  readonly value: string;
  readonly mode: string;
  readonly compareAt: string;
  readonly bounds: Readonly<Record<string, string>>;
  readonly onBreach: string;
}

export interface BuilderRule {
  readonly table: string;
  readonly currency: string;
  readonly selector: Selector;
  readonly transform: Transform;
  /** From and to, `2026-11-27T00:00`, and weekly windows; all empty for always. */
  readonly schedule: { readonly from: string; readonly to: string; readonly weekly: string };
}

export const BOUNDS = ['floor', 'ceiling', 'minMargin', 'maxDecrease', 'maxIncrease'] as const;

/** The operators of a table by the words that the builder's JSON has for them. */
const OPERATORS: Readonly<Record<string, string>> = {
  is: 'eq',
  'is-not': 'ne',
  '>': 'gt',
  '>=': 'gte',
  '<': 'lt',
  '<=': 'lte',
  in: 'in',
  contains: 'contains',
  'starts-with': 'startsWith',
  'ends-with': 'endsWith',
  under: 'under',
  'any-of': 'anyOf',
  'all-of': 'allOf',
};
const WORDS = Object.fromEntries(Object.entries(OPERATORS).map(([operator, word]) => [word, operator]));
const LISTS = new Set(['in', 'any-of', 'all-of']);

/** Whether the builder can say it. */
export const canSay = (operator: string) => operator in OPERATORS;

export function emptyBuilder(slug = 'rule'): BuilderRule {
  return {
    table: slug,
    currency: '',
    selector: { type: 'everything' },
    transform: { op: 'percent', value: '-10', mode: '', compareAt: '', bounds: {}, onBreach: '' },
    schedule: { from: '', to: '', weekly: '' },
  };
}

/** The text of the rule as the server takes it. */
export function textOf({ table, currency, selector, transform, schedule }: BuilderRule): string {
  const { op, value, mode, compareAt, bounds, onBreach } = transform;
  const said = BOUNDS.filter((name) => bounds[name]);
  const effective = schedule.from || schedule.to ? `${schedule.from} .. ${schedule.to}`.trim() : '';
  return JSON.stringify(
    {
      table,
      ...(currency ? { currency } : {}),
      selector: jsonOf(selector),
      transform: {
        op,
        value,
        ...(mode ? { mode } : {}),
        ...(compareAt ? { compareAt } : {}),
        ...Object.fromEntries(said.map((name) => [name, bounds[name]])),
        ...(said.length > 0 && onBreach ? { onBreach } : {}),
      },
      ...(effective || schedule.weekly ? { schedule: { ...(effective ? { effective } : {}), ...(schedule.weekly ? { weekly: schedule.weekly } : {}) } } : {}),
    },
    null,
    2,
  );
}

function jsonOf(selector: Selector): unknown {
  switch (selector.type) {
    case 'everything':
      return 'all';
    case 'test': {
      const { term, operator, value } = selector;
      return { field: term, op: OPERATORS[operator] ?? operator, value: LISTS.has(operator) ? value.split('|').map((part) => part.trim()) : value };
    }
    case 'not':
      return { not: jsonOf(selector.of[0]) };
    case 'all':
    case 'any':
      return { [selector.type === 'all' ? 'and' : 'or']: selector.of.map(jsonOf) };
  }
}

/** The rule that a text is; undefined for what the form cannot show, which then is edited as text. */
export function ruleOf(text: string): BuilderRule | undefined {
  try {
    const json = JSON.parse(text) as Json;
    const transform = (json.transform ?? {}) as Json;
    const schedule = typeof json.schedule === 'object' && json.schedule !== null ? (json.schedule as Json) : {};
    const [from = '', to = ''] = String(schedule.effective ?? '').split('..').map((end) => end.trim());
    const known = ['op', 'value', 'mode', 'compareAt', 'onBreach', ...BOUNDS];
    if (Object.keys(json).some((name) => !['table', 'currency', 'selector', 'transform', 'schedule'].includes(name)) || Object.keys(transform).some((name) => !known.includes(name))) {
      return undefined;
    }
    return {
      table: word(json.table),
      currency: word(json.currency),
      selector: selectorOf(json.selector),
      transform: {
        op: word(transform.op),
        value: word(transform.value),
        mode: word(transform.mode),
        compareAt: word(transform.compareAt),
        bounds: Object.fromEntries(BOUNDS.flatMap((name) => (transform[name] === undefined ? [] : [[name, word(transform[name])]]))),
        onBreach: word(transform.onBreach),
      },
      schedule: { from, to, weekly: word(schedule.weekly) },
    };
  } catch {
    return undefined;
  }
}

type Json = Readonly<Record<string, unknown>>;

const word = (value: unknown) => (value === undefined || value === null ? '' : String(value));

function selectorOf(json: unknown): Selector {
  if (json === 'all') return { type: 'everything' };
  if (typeof json !== 'object' || json === null) throw new TypeError('no selector');
  const one = json as Json;
  if (Array.isArray(one.and)) return { type: 'all', of: one.and.map(selectorOf) };
  if (Array.isArray(one.or)) return { type: 'any', of: one.or.map(selectorOf) };
  if (one.not !== undefined) return { type: 'not', of: [selectorOf(one.not)] };
  if (Array.isArray(one.sku)) return { type: 'test', term: 'sku', operator: 'in', value: one.sku.join(' | ') };
  if (Array.isArray(one.tags)) return { type: 'test', term: 'tags', operator: 'any-of', value: one.tags.join(' | ') };
  if (typeof one.price === 'object' && one.price !== null) return range(one.price as Json);
  const operator = WORDS[word(one.op)];
  if (one.field === undefined || operator === undefined) throw new TypeError('no selector');
  return { type: 'test', term: word(one.field), operator, value: Array.isArray(one.value) ? one.value.join(' | ') : word(one.value) };
}

/** Both ends are part of it. */
function range({ from, to }: Json): Selector {
  const ends: Selector[] = [
    ...(from === undefined ? [] : [{ type: 'test', term: 'price', operator: '>=', value: word(from) } as const]),
    ...(to === undefined ? [] : [{ type: 'test', term: 'price', operator: '<=', value: word(to) } as const]),
  ];
  return ends.length === 1 ? ends[0]! : { type: 'all', of: ends };
}
