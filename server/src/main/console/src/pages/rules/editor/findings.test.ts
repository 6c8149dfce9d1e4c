import { expect, test } from 'vitest';

import type { LintFinding } from '../../../api/authoring';
import { byRow, counted, findingsOf, nextFinding } from './findings';

const lint: readonly LintFinding[] = [
  { kind: 'overlap', severity: 'INFO', rows: ['r1', 'r2'], message: 'both match' },
  { kind: 'unreachable', severity: 'WARNING', rows: ['r7', 'r3'], message: 'r3 covers r7' },
  { kind: 'unknown-term', severity: 'ERROR', rows: ['r2'], column: 'catgory', message: 'no such word' },
];
const problems = [
  { row: 'r2', column: 'catgory', severity: 'ERROR', code: 'unknown-term', text: 'no such word' },
  { row: 'r1', column: 'percent', severity: 'ERROR', code: 'bad-number', text: '"x9" is no number', suggestion: '9' },
];

test('the grave ones come first, and what two found stands once', () => {
  const findings = findingsOf(problems, lint);

  expect(findings.map(({ kind }) => kind)).toEqual(['bad-number', 'unknown-term', 'unreachable', 'overlap']);
  expect(findings[0]!.message).toBe('"x9" is no number Did you mean 9?');
  expect(counted(findings)).toEqual({ ERROR: 2, WARNING: 1, INFO: 1 });
});

test('a finding is at each of its rows', () => {
  const rows = byRow(lint);

  expect(rows.get('r2')?.map(({ kind }) => kind)).toEqual(['overlap', 'unknown-term']);
  expect(rows.get('r3')?.map(({ kind }) => kind)).toEqual(['unreachable']);
});

test('from finding to finding goes round the table', () => {
  const rowAt = (id: string) => ['r1', 'r2', 'r3', 'r7'].indexOf(id);

  expect(nextFinding(lint, rowAt, -1)?.kind).toBe('overlap');
  expect(nextFinding(lint, rowAt, 0)?.kind).toBe('unknown-term');
  expect(nextFinding(lint, rowAt, 1)?.kind).toBe('unreachable');
  expect(nextFinding(lint, rowAt, 3)?.kind).toBe('overlap');
  expect(nextFinding([], rowAt, 0)).toBeUndefined();
});
