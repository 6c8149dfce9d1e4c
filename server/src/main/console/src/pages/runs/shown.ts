import type { Run, RunLine } from '../../api/runs';
import { excludedOf, foundOf, putsBack } from './actions';
import type { LineQuery } from './queries';

/** A part of a run's lines that a person looks at. */
export interface Shown {
  readonly key: string;
  readonly label: string;
  readonly count: number;
  readonly query: LineQuery;
}

/** The parts that hold something, the changes first; what is wrong comes before what is quiet. */
export function partsOf(run: Run): readonly Shown[] {
  const { counts, targets } = run;
  if (putsBack(run)) {
    return withSome([
      part('all', 'To put back', targets.all, {}),
      part('excluded', 'Excluded', excludedOf(run), { state: 'EXCLUDED' }),
      part('failed', 'Failed', targets.failed, { state: 'FAILED' }),
      part('skipped', 'Left alone', targets.skipped, { state: 'SKIPPED' }),
    ]);
  }
  return withSome([
    part('changed', 'Changed', foundOf(run), { outcome: 'PRICED' }),
    part('excluded', 'Excluded', excludedOf(run), { state: 'EXCLUDED' }),
    part('held', 'Held', counts.held, { outcome: 'HELD' }),
    part('conflicting', 'Conflicting', counts.conflicting, { outcome: 'CONFLICTING' }),
    part('failed', 'Failed', targets.failed, { state: 'FAILED' }),
    part('skipped', 'Left alone', targets.skipped, { state: 'SKIPPED' }),
    part('unchanged', 'Unchanged', counts.unchanged, { outcome: 'UNCHANGED' }),
    part('not-covered', 'Not covered', counts.notCovered, { outcome: 'NOT_COVERED' }),
    part('all', 'All', counts.skus, {}),
  ]);
}

function part(key: string, label: string, count: number | undefined, query: LineQuery): Shown {
  return { key, label, count: count ?? 0, query };
}

/** The first part stays even if it is empty: a run that changes nothing says so. */
function withSome(parts: readonly Shown[]): readonly Shown[] {
  return parts.filter(({ count }, index) => index === 0 || count > 0);
}

/** Why a line is not simply written: a guardrail, a disagreement, or what the channel said. */
export function reasonOf(line: RunLine): { readonly text: string; readonly bad: boolean } | undefined {
  const { state, message, code } = line.target ?? {};
  if (state === 'EXCLUDED' && code === 'EXCLUDED') {
    return { text: message ? `Excluded: ${message}` : 'Excluded', bad: false };
  }
  if (state === 'FAILED' || state === 'SKIPPED') {
    return { text: message ?? code ?? (state === 'FAILED' ? 'Failed' : 'Edited elsewhere'), bad: state === 'FAILED' };
  }
  const text = line.reasons.map((reason) => reason.text || reason.code).join('; ');
  return text ? { text, bad: false } : undefined;
}

interface Letter {
  readonly failure: string;
  readonly error?: string;
}

export interface Failure {
  readonly failure: string;
  readonly error: string | undefined;
  readonly prices: number;
}

/** The same failure counted once, the most frequent first. */
export function failuresOf(letters: readonly Letter[]): readonly Failure[] {
  const byText = new Map<string, Failure>();
  for (const { failure, error } of letters) {
    const key = `${failure}\n${error ?? ''}`;
    const known = byText.get(key);
    byText.set(key, { failure, error, prices: (known?.prices ?? 0) + 1 });
  }
  return [...byText.values()].sort((one, other) => other.prices - one.prices);
}
