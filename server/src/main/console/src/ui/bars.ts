import type { Explanation, ExplanationStep } from '../api/runs';

/** A step as it is drawn; where the bar is in hundredths of the width. */
export interface Bar {
  readonly step: ExplanationStep;
  readonly kind: 'start' | 'up' | 'down' | 'same';
  readonly start: number;
  readonly width: number;
  /** What the step added. */
  readonly difference: number;
}

/** Part of the lowest price that is left out of the picture where all prices are close to each other. */
const FLOOR = 0.8;

/** The steps on one scale: it starts at zero, or a little below the lowest price where that shows more. */
export function barsOf(steps: readonly ExplanationStep[]): Bar[] {
  const prices = steps.flatMap(({ before, after }, index) => (index === 0 ? [Number(after)] : [Number(before), Number(after)]));
  const highest = Math.max(...prices, 0);
  const lowest = Math.min(...prices);
  const zero = lowest > highest / 2 ? lowest * FLOOR : Math.min(0, lowest);
  const scale = (price: number) => (highest === zero ? 0 : (100 * (price - zero)) / (highest - zero));

  return steps.map((step, index) => {
    const before = Number(step.before);
    const after = Number(step.after);
    if (index === 0 && step.stage === 'base') {
      return { step, kind: 'start', start: 0, width: scale(after), difference: 0 };
    }
    const kind = after > before ? 'up' : after < before ? 'down' : 'same';
    const start = scale(Math.min(before, after));
    return { step, kind, start, width: scale(Math.max(before, after)) - start, difference: after - before };
  });
}

const GUARD = /^guard (.+): (kept|broken)$/;

export interface Guard {
  readonly text: string;
  readonly kept: boolean;
}

/** The bounds that were checked; the API tells them among the lines of text. */
export function guardsOf({ waterfall }: Explanation): Guard[] {
  return waterfall.flatMap((line) => {
    const check = GUARD.exec(line);
    return check ? [{ text: check[1]!, kept: check[2] === 'kept' }] : [];
  });
}
