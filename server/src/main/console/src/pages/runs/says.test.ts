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

test('a preview says how many have agreed, why so many, and who is asked now', () => {
  const approval = {
    needed: 2,
    missing: 1,
    selection: 0,
    why: ['largest move 34 % is above 20 %'],
    people: { approved: [{ by: { id: 'ann', name: 'Ann' }, at: '2026-01-01T00:00:00Z' }], mayApprove: [{ id: 'cy', name: 'Cy' }] },
  };
  const preview: Run = { ...run, state: 'PREVIEW', approval };
  const count = '1 of 2 approvals: largest move 34 % is above 20 %.';

  expect(says(preview, 'EDITOR', 'cy')).toBe(`${count} Nothing has been written. Look it over, then decide.`);
  expect(says(preview, 'EDITOR', 'ann')).toBe(`${count} You have approved it; somebody else has to agree too.`);
  expect(says(preview, 'EDITOR', 'bo')).toBe(`${count} You asked for this run; two other people approve it.`);
  expect(says({ ...run, state: 'PREVIEW' }, 'VIEWER', 'cy')).toBe('Waits for somebody who may approve it.');
});
