import fc from 'fast-check';
import { expect, test } from 'vitest';

import { Outline } from './outline';

const tree = fc.integer({ min: 1, max: 30 }).chain((parents) =>
  fc.tuple(
    fc.constant(parents),
    fc.array(fc.tuple(fc.nat(parents - 1), fc.nat(5))).map((entries) => new Map(entries)),
  ),
);

test('the rows are each parent followed by its open children', () => {
  fc.assert(
    fc.property(tree, ([parents, open]) => {
      const outline = new Outline(parents, open);
      const expected = Array.from({ length: parents }, (_, parent) => [
        { parent },
        ...Array.from({ length: open.get(parent) ?? 0 }, (_, child) => ({ parent, child })),
      ]).flat();

      expect(outline.count).toBe(expected.length);
      expected.forEach((place, row) => expect(outline.at(row)).toEqual(place));
    }),
  );
});
