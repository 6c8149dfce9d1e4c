import type { Money as Amount } from '../api/types';
import { amount, money } from './format';

interface Props {
  readonly value: Amount | undefined;
  /** Leaves the currency out, for columns that name it in their head. */
  readonly bare?: boolean;
}

/** An amount in figures of equal width. */
export function Money({ value, bare = false }: Props) {
  return <span className="figure">{bare ? amount(value) : money(value)}</span>;
}
