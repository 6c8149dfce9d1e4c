/** What SKUs a rule is about: conditions, joined and turned round as deep as one likes. */
export type Selector =
  | { readonly type: 'everything' }
  | { readonly type: 'test'; readonly term: string; readonly operator: string; readonly value: string }
  | { readonly type: 'all' | 'any'; readonly of: readonly Selector[] }
  | { readonly type: 'not'; readonly of: readonly [Selector] };

/** The way to a part of a selector: the places in the lists from the top. */
export type Path = readonly number[];

export const NEW_TEST: Selector = { type: 'test', term: 'category', operator: 'under', value: '' };

export const partsOf = (selector: Selector): readonly Selector[] => ('of' in selector ? selector.of : []);

/** A copy in which the part at the path is another one, or is gone. */
export function replaced(selector: Selector, path: Path, by: Selector | undefined): Selector {
  const [first, ...rest] = path;
  if (first === undefined) {
    return by ?? { type: 'everything' };
  }
  const parts = partsOf(selector);
  const part = parts[first];
  if (!('of' in selector) || part === undefined) {
    return selector;
  }
  const next = rest.length === 0 ? by : replaced(part, rest, by);
  const of = next === undefined ? parts.toSpliced(first, 1) : parts.with(first, next);
  return selector.type === 'not' ? (of[0] ? { type: 'not', of: [of[0]] } : { type: 'everything' }) : { ...selector, of };
}

/** A copy with one more condition in the group at the path; what is no group becomes one. */
export function added(selector: Selector, path: Path, part: Selector): Selector {
  const [first, ...rest] = path;
  if (first !== undefined && 'of' in selector && selector.of[first]) {
    return replaced(selector, [first], added(selector.of[first], rest, part));
  }
  if (selector.type === 'everything') return part;
  return selector.type === 'all' || selector.type === 'any' ? { ...selector, of: [...selector.of, part] } : { type: 'all', of: [selector, part] };
}

/** In words: "category under Bikes and (stock > 20 or not tags any-of new)". */
export function sentenceOf(selector: Selector, inside = false): string {
  switch (selector.type) {
    case 'everything':
      return 'every SKU';
    case 'test':
      return `${selector.term} ${selector.operator} ${selector.value || '…'}`;
    case 'not':
      return `not ${sentenceOf(selector.of[0], true)}`;
    default: {
      const text = selector.of.map((part) => sentenceOf(part, true)).join(selector.type === 'all' ? ' and ' : ' or ');
      return selector.of.length === 0 ? 'every SKU' : inside && selector.of.length > 1 ? `(${text})` : text;
    }
  }
}
