import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { Explanation, ExplanationStep } from '../api/runs';
import { barsOf, guardsOf } from './bars';

const step = (stage: string, before: string, after: string): ExplanationStep => ({ stage, cause: '', conditions: [], before, after });

test('every bar lies in the picture and each begins where the last one ended', () => {
  const prices = fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(prices, (cents) => {
      const amounts = cents.map((cent) => (cent / 100).toFixed(2));

      const bars = barsOf(amounts.map((after, i) => step(i === 0 ? 'base' : 'adjust', amounts[Math.max(0, i - 1)]!, after)));

      bars.forEach(({ kind, start, width }, index) => {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(start + width).toBeLessThanOrEqual(100.001);
        const previous = bars[index - 1];
        if (previous) {
          const end = previous.kind === 'down' ? previous.start : previous.start + previous.width;
          expect(kind === 'down' ? start + width : start).toBeCloseTo(end, 6);
        }
      });
    }),
  );
});

test('a step up, a step down and a step that changed nothing', () => {
  const bars = barsOf([step('base', '100', '100'), step('adjust', '100', '120'), step('adjust', '120', '90'), step('round', '90', '90')]);

  expect(bars.map(({ kind, difference }) => [kind, difference])).toEqual([
    ['start', 0],
    ['up', 20],
    ['down', -30],
    ['same', 0],
  ]);
});

test('guardrails are told apart from steps', () => {
  const explanation = { waterfall: ['base regular price: 10', 'guard floor 12.00 USD of the rulebook, room -2.00: broken', 'guard ceiling of caps row 1 (x): kept'] };

  expect(guardsOf(explanation as unknown as Explanation)).toEqual([
    { text: 'floor 12.00 USD of the rulebook, room -2.00', kept: false },
    { text: 'ceiling of caps row 1 (x)', kept: true },
  ]);
});
