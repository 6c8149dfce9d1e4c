import type { Vocabulary, VocabularyAction, VocabularyTerm } from '../../../api/authoring';
import type { TableColumn } from '../../../api/types';
import { words } from '../../../ui/format';
import type { Guess } from './document';

/** A column that a table of a stage may have. */
export interface Offer {
  readonly word: string;
  readonly group: 'Condition' | 'Action' | 'Other';
  readonly label: string;
  /** Words that come behind it; an empty one where it may stand alone. */
  readonly followers: readonly string[];
  readonly about: string;
}

const OTHERS: readonly Offer[] = [
  { word: 'when', group: 'Other', label: 'When: conditions joined with and, or, not', followers: [''], about: 'brand is Acme and (stock > 20 or not tags any-of new)' },
  { word: 'note', group: 'Other', label: 'Note', followers: [''], about: 'Your own words, without effect' },
  { word: 'exclusive-group', group: 'Other', label: 'Exclusive group', followers: [''], about: 'At most one row of a group acts on a SKU' },
  { word: 'priority', group: 'Other', label: 'Priority', followers: [''], about: 'A whole number; for the hit policy priority' },
];

/** What can be added to a table of this stage. */
export function offersOf(vocabulary: Vocabulary, stage: string | undefined): Offer[] {
  return [
    ...vocabulary.terms.map((term): Offer => ({
      word: term.name,
      group: 'Condition',
      label: words(term.name),
      followers: term.operators.map(({ word }) => word),
      about: aboutTerm(term),
    })),
    ...vocabulary.actions.filter(({ stages }) => stage === undefined || stages.includes(stage)).map((action): Offer => ({
      word: action.word,
      group: 'Action',
      label: words(action.word),
      followers: action.modifiers.length > 0 ? action.modifiers : [''],
      about: aboutAction(action),
    })),
    ...OTHERS,
  ];
}

function aboutTerm({ type, meaning, unit, allowed }: VocabularyTerm): string {
  const values = allowed.length > 0 ? `: ${allowed.slice(0, 6).join(', ')}${allowed.length > 6 ? ', …' : ''}` : '';
  return `${meaning ? `${meaning}; ` : ''}${words(type).toLowerCase()}${unit ? ` in ${unit}` : ''}${values}`;
}

const OPERANDS: Readonly<Record<string, string>> = {
  AMOUNT: 'an amount in the currency of the table',
  SHARE: 'per cent',
  FACTOR: 'a factor',
  COUNT: 'a whole number',
  DURATION: 'a time, such as 7 d or 36 h',
};

function aboutAction({ operand, choices, range }: VocabularyAction): string {
  const what = choices.length > 0 ? choices.join(', ') : (OPERANDS[operand] ?? words(operand).toLowerCase());
  const bounds = [range?.least === undefined ? '' : `from ${range.least}`, range?.most === undefined ? '' : `to ${range.most}`].filter(Boolean).join(' ');
  return bounds ? `${what}, ${bounds}` : what;
}

/** The types of cells that actions take, as the columns of a table name them. */
const TYPES: Readonly<Record<string, string>> = { AMOUNT: 'MONEY', SHARE: 'PERCENT', FACTOR: 'NUMBER', COUNT: 'NUMBER' };

/** What a new column is until the server has read it. */
export function guessWith(vocabulary: Vocabulary | undefined): Guess {
  return (header) => {
    const word = header.split(/\s+/)[0] ?? '';
    const term = vocabulary?.terms.find(({ name }) => name === word);
    const action = vocabulary?.actions.find((one) => one.word === word);
    const label = words(header);
    if (term) return { kind: 'WHEN', term: word, type: term.type.toUpperCase(), label };
    if (action) return { kind: 'THEN', term: word, type: TYPES[action.operand] ?? action.operand, label };
    return { kind: word === 'when' ? 'WHEN' : word === 'note' ? 'NOTE' : OTHERS.some((other) => other.word === word) ? 'SETTING' : 'UNKNOWN', label };
  };
}

const RANGES = new Set(['between']);
const LISTS = new Set(['in', 'not-in', 'any-of', 'all-of']);

const operatorOf = ({ name, term }: TableColumn) => (term && name.startsWith(term) ? name.slice(term.length).replace(/\[.*\]/, '').trim() : '');

export const isList = (column: TableColumn) => LISTS.has(operatorOf(column)) || column.type === 'TAGS';

/** What a cell of the column may say; undefined where it may be anything. */
export function choicesOf(column: TableColumn, vocabulary: Vocabulary | undefined, categories: readonly string[]): readonly string[] | undefined {
  const known = column.kind === 'THEN' ? vocabulary?.actions.find(({ word }) => word === column.term)?.choices : vocabulary?.terms.find(({ name }) => name === column.term)?.allowed;
  if (known && known.length > 0) return known;
  if (column.type === 'FLAG') return ['yes', 'no'];
  if (column.type === 'PATH' && column.term === 'category') return categories;
  return undefined;
}

/** The form of a cell in a few words. */
export function hintOf(column: TableColumn, currency: string | undefined): string | undefined {
  const operator = operatorOf(column);
  const one = ONE[column.type ?? '']?.(currency ?? 'the currency of the table');
  if (column.kind === 'NOTE') return undefined;
  if (column.name === 'when') return 'Conditions joined with and, or, not: brand is Acme and stock > 20';
  if (one === undefined) return isList(column) ? 'Several values with bars between: Red | Blue' : undefined;
  if (RANGES.has(operator)) return `${one}; both ends with two dots between: ${RANGE[column.type ?? ''] ?? '10 .. 20'}`;
  return isList(column) ? `${one}; several with bars between` : one;
}

const ONE: Readonly<Record<string, (currency: string) => string>> = {
  MONEY: (currency) => `An amount in ${currency}, such as 19.90`,
  PERCENT: () => 'Per cent, such as 20 or -10',
  NUMBER: () => 'A number with a point, such as 12.5',
  DATE: () => 'A day, such as 2026-11-30',
  DURATION: () => 'A time, such as 7 d, 36 h or 30 min',
  TAGS: () => 'Tags',
  TIME: () => 'A time of day, such as 08:30',
};

const RANGE: Readonly<Record<string, string>> = { DATE: '2026-11-01 .. 2026-11-30', MONEY: '10.00 .. 19.99', TIME: '08:00 .. 18:00' };
