import { expect, test } from 'vitest';

import type { Run } from '../../api/runs';
import { says } from './says';

const run: Run = {
  id: '0197aa00-0000-7000-8000-000000abcdef',
  kind: 'PRICE',
  state: 'PARTIAL',
  inputs: { priceList: 'list', channel: 'shop', asOf: '2026-01-01T00:00:00Z' },
  people: { requestedBy: 'bo' },
  times: { createdAt: '2026-01-01T00:00:00Z' },
  counts: {},
  targets: { all: 3, applied: 1, failed: 2 },
};

test('a run that is over says how many prices were written', () => {
  expect(says(run, 'EDITOR', 'me')).toBe('1 price was written, 2 not.');
  expect(says({ ...run, state: 'CANCELLED', targets: { all: 2, cancelled: 2 } }, 'EDITOR', 'me')).toBe('Cancelled; 0 prices were written before.');
});
