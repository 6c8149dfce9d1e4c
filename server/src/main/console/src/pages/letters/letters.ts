import type { DeadLetter, FailureClass } from '../../api/runs';
import { count, words } from '../../ui/format';

export const FAILURES: readonly FailureClass[] = ['RATE_LIMIT', 'TIMEOUT', 'NOT_FOUND', 'AUTHORIZATION', 'NETWORK', 'VALIDATION', 'SERVER_ERROR', 'UNKNOWN'];

/** What somebody has to change something about first. */
const FINAL: ReadonlySet<FailureClass> = new Set(['NOT_FOUND', 'VALIDATION', 'AUTHORIZATION']);

/** The targets to try again, by their run: a run is asked once, since it takes no second wish while the first is under way. */
export function byRun(letters: readonly DeadLetter[]): ReadonlyMap<string, readonly string[]> {
  const runs = new Map<string, string[]>();
  for (const { run, target } of letters) {
    runs.set(run, [...(runs.get(run) ?? []), target]);
  }
  return runs;
}

/** What is asked before those are tried again that would only fail again; undefined where there are none. */
export function questionOf(letters: readonly DeadLetter[]): { readonly title: string; readonly text: string } | undefined {
  const final = letters.filter(({ failure }) => FINAL.has(failure));
  if (final.length === 0) {
    return undefined;
  }
  const failures = [...new Set(final.map(({ failure }) => words(failure).toLowerCase()))];
  const of = letters.length === 1 ? 'It' : final.length === letters.length ? 'They' : `${count(final.length)} of them`;
  return {
    title: letters.length === 1 ? `Try ${letters[0]?.sku} again?` : `Try ${count(letters.length)} prices again?`,
    text: `${of} would only fail again unless somebody has changed something about it: ${new Intl.ListFormat('en-GB').format(failures)}.`,
  };
}
