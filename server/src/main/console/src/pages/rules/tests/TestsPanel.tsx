import { Button } from '@mantine/core';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';

import type { RuleTests } from '../../../api/authoring';
import { count } from '../../../ui/format';
import { difference } from './cases';

interface Props {
  readonly tests: RuleTests;
  readonly onEdit: () => void;
  readonly onRow: (row: string) => void;
}

const MOST_ROWS = 20;

/** The cases of the rule with what came of them. */
export function TestsPanel({ tests, onEdit, onRow }: Props) {
  const { cases, coverage, untouched } = tests;
  const failed = cases.filter(({ passed }) => !passed);
  const untested = coverage.filter((row) => row.tests === 0).length;
  return (
    <section aria-labelledby="tests-head">
      <h2 id="tests-head">Tests</h2>
      <p role="status">
        {cases.length === 0
          ? 'There is none yet.'
          : failed.length === 0
            ? `All ${count(cases.length)} pass.`
            : `${count(failed.length)} of ${count(cases.length)} ${failed.length === 1 ? 'fails' : 'fail'}.`}
        {cases.length > 0 && coverage.length > 0 && ` ${untested === 0 ? 'Every row is tested.' : `${count(untested)} of ${count(coverage.length)} rows are in no test.`}`}
      </p>
      {untouched.length > 0 && (
        <p className="under">
          Neither a test nor the last run has touched{' '}
          {untouched.slice(0, MOST_ROWS).map((row, index) => (
            <span key={row}>
              {index > 0 && ', '}
              <button type="button" className="finding-link figure" onClick={() => onRow(row)}>
                {row}
              </button>
            </span>
          ))}
          {untouched.length > MOST_ROWS && ` and ${count(untouched.length - MOST_ROWS)} more`}.
        </p>
      )}
      {(tests.findings ?? []).slice(0, 5).map(({ line, column, message }) => (
        <p key={`${line} ${column} ${message}`} className="failed">
          {line === undefined ? '' : `Line ${line}: `}
          {message}
        </p>
      ))}
      <ul className="finding-list">
        {[...failed, ...cases.filter(({ passed }) => passed)].slice(0, 80).map((one) => (
          <li key={`${one.line} ${one.name}`} data-severity={one.passed ? 'PASSED' : 'ERROR'}>
            {one.passed ? <IconCircleCheck size={16} aria-hidden /> : <IconCircleX size={16} aria-hidden />}
            <div>
              <span className="unseen">{one.passed ? 'Passed: ' : 'Failed: '}</span>
              {one.name}
              {!one.passed && <span className="finding-text">{difference(one)}</span>}
            </div>
          </li>
        ))}
      </ul>
      <Button variant="default" size="compact-sm" onClick={onEdit}>
        Edit the tests
      </Button>
    </section>
  );
}
