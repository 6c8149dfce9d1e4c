import type { Canary, Run } from '../../api/runs';
import { count } from '../../ui/format';
import { progressOf } from './actions';

/**
 * How far the first prices of a run are, in a sentence.
 *
 * @param when an instant in words
 */
export function canarySays(run: Run, canary: Canary, when: (instant: string) => string): string {
  const all = count(progressOf(run).all);
  const size = canary.sizes[canary.step];
  switch (canary.state) {
    case 'PLANNED':
      return `Begins with ${first(canary)}; the rest follows if nothing is wrong with them.`;
    case 'WRITING':
      return `${count(size)} of ${all} prices are written first.`;
    case 'WATCHING': {
      const reason = canary.reason ? ` Not decided yet: ${canary.reason}.` : '';
      return `${count(canary.found.written)} of ${all} written, watching${canary.watchUntil ? ` until ${when(canary.watchUntil)}` : ''}.${reason}`;
    }
    case 'HALTED':
      return `Halted after ${count(canary.found.written)} of ${all}: ${canary.reason ?? 'something is wrong with them'}.`;
    case 'RAMPED':
      return canary.sizes.length === 0 ? 'Too few prices to begin with some of them: all are written.' : 'Nothing was wrong with the first prices; the rest follows.';
    case 'OVERRULED':
      return `It had halted the run${canary.reason ? ` (${canary.reason})` : ''}; somebody had the rest written all the same.`;
  }
}

/** Why a run that somebody has begun does not go on: it was halted, its prices are frozen, or its canary is watched. */
export function waitsFor(run: Run, when: (instant: string) => string): string | undefined {
  const { state, waiting, canary } = run;
  if (waiting) {
    return waiting;
  }
  return state === 'APPLYING' && canary?.state === 'WATCHING' ? canarySays(run, canary, when) : undefined;
}

/** "12 prices", "5 % of its prices", "5 %, 25 % and 100 % of its prices". */
function first({ asked }: Canary): string {
  if (asked.count !== undefined) {
    return `${count(asked.count)} ${asked.count === 1 ? 'price' : 'prices'}`;
  }
  const steps = (asked.steps ?? []).map((share) => `${share} %`);
  return `${new Intl.ListFormat('en-GB').format(steps)} of its prices`;
}
