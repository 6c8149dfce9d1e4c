import type { RunRequest } from '../../api/runs';

/** What is asked of a new run. */
export interface Form {
  readonly kind: 'rulebook' | 'rule';
  readonly rules: string | null;
  readonly priceList: string | null;
  /** Undefined until somebody chose, null for none. */
  readonly channel: string | null | undefined;
  readonly customerGroup: string;
  readonly asOf: string;
}

/** What the server is asked for: what is left empty it decides by itself. */
export function requestOf({ kind, customerGroup, asOf }: Form, rules: string, priceList: string, channel: string | null): RunRequest {
  const group = customerGroup.trim();
  return {
    ...(kind === 'rulebook' ? { rulebook: rules } : { rule: rules }),
    priceList,
    ...(channel ? { channel } : {}),
    ...(group ? { customerGroup: group } : {}),
    ...(asOf ? { asOf } : {}),
  };
}
