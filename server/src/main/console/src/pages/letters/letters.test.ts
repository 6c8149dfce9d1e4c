import { expect, test } from 'vitest';

import type { DeadLetter } from '../../api/runs';
import { byRun, questionOf } from './letters';

const letter = (id: string, run: string, failure: DeadLetter['failure']): DeadLetter => ({
  id,
  run,
  target: `target of ${id}`,
  sku: id.toUpperCase(),
  failure,
  attempts: 3,
  at: '2026-11-26T10:00:00Z',
});
const late = letter('a', 'one', 'TIMEOUT');
const gone = letter('b', 'two', 'NOT_FOUND');
const refused = letter('c', 'one', 'VALIDATION');

test('each run is asked once for all of its prices', () => {
  expect([...byRun([late, gone, refused])]).toEqual([
    ['one', ['target of a', 'target of c']],
    ['two', ['target of b']],
  ]);
});

test('what passes by itself is tried again without a question', () => {
  expect(questionOf([late])).toBeUndefined();
  expect(questionOf([])).toBeUndefined();
});

test('what would only fail again is asked about first', () => {
  expect(questionOf([gone])).toEqual({ title: 'Try B again?', text: 'It would only fail again unless somebody has changed something about it: not found.' });
  expect(questionOf([gone, refused])?.text).toMatch(/^They would only fail again .*: not found and validation\.$/);
  expect(questionOf([late, gone, refused])).toMatchObject({ title: 'Try 3 prices again?', text: expect.stringMatching(/^2 of them would/) });
});
