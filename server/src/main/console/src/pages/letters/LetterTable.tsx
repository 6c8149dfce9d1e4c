import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';

import { useMay } from '../../api/me';
import type { DeadLetter } from '../../api/runs';
import { count, shortId, words } from '../../ui/format';
import { Time } from '../../ui/Time';
import { useConnections } from '../common/project';
import { Question } from '../runs/Question';
import { questionOf } from './letters';
import { useRequeue } from './useRequeue';
import './letters.css';

interface Props {
  readonly letters: readonly DeadLetter[];
  /** Whether they are of one run, which needs no naming. */
  readonly ofOneRun?: boolean;
  /** Whether there are more than these. */
  readonly more: boolean;
  readonly onDone?: () => void;
}

/** Prices that failed for good: why, how often they were tried, since when; one, some or all of them are tried again. */
export function LetterTable({ letters, ofOneRun = false, more, onDone }: Props) {
  const may = useMay('EDITOR');
  const connections = useConnections().data;
  const [marks, setMarks] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<readonly DeadLetter[]>();
  const requeue = useRequeue(() => {
    setMarks(new Set());
    onDone?.();
  });
  const question = asked && questionOf(asked);
  const begin = (wanted: readonly DeadLetter[]) => (questionOf(wanted) ? setAsked(wanted) : requeue.mutate(wanted));
  // what is gone since is marked no more
  const marked = letters.filter(({ id }) => marks.has(id));
  const mark = (id: string) =>
    setMarks((before) => {
      const after = new Set(before);
      return after.delete(id) ? after : after.add(id);
    });
  return (
    <>
      {may && (
        <div className="letters-bar" role="group" aria-label="Try again">
          <Checkbox
            size="xs"
            label={marked.length > 0 ? `${count(marked.length)} marked` : 'Mark all'}
            checked={marked.length === letters.length}
            indeterminate={marked.length > 0 && marked.length < letters.length}
            onChange={() => setMarks(new Set(marked.length === letters.length ? [] : letters.map(({ id }) => id)))}
          />
          <Button size="compact-sm" variant="default" loading={requeue.isPending} onClick={() => begin(marked.length > 0 ? marked : letters)}>
            {marked.length > 0 ? `Try ${count(marked.length)} again` : more ? `Try these ${count(letters.length)} again` : `Try all ${count(letters.length)} again`}
          </Button>
        </div>
      )}
      <table className="list letters">
        <caption className="unseen">Prices that failed for good</caption>
        <thead>
          <tr>
            {may && (
              <th scope="col">
                <span className="unseen">Marked</span>
              </th>
            )}
            <th scope="col">SKU</th>
            {!ofOneRun && <th scope="col">Channel and run</th>}
            <th scope="col">Why</th>
            <th scope="col" className="num">
              Tries
            </th>
            <th scope="col">Since</th>
            {may && (
              <th scope="col">
                <span className="unseen">Try again</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {letters.map((letter) => (
            <tr key={letter.id}>
              {may && (
                <td>
                  <Checkbox size="xs" aria-label={`Mark ${letter.sku}`} checked={marks.has(letter.id)} onChange={() => mark(letter.id)} />
                </td>
              )}
              <td className="figure">{letter.sku}</td>
              {!ofOneRun && (
                <td>
                  {connections?.find(({ id }) => id === letter.channel)?.name ?? '–'}
                  <span className="under">
                    <Link className="text-link text-link-in" href={`/runs/${letter.run}?show=failed`}>
                      run <span className="figure">{shortId(letter.run)}</span>
                    </Link>
                  </span>
                </td>
              )}
              <td>
                {letter.error ?? words(letter.failure)}
                {letter.error && <span className="under">{words(letter.failure)}</span>}
              </td>
              <td className="num figure">{count(letter.attempts)}</td>
              <td className="nowrap">
                <Time at={letter.at} />
              </td>
              {may && (
                <td className="acts">
                  <Button size="compact-xs" variant="default" aria-label={`Try ${letter.sku} again`} disabled={requeue.isPending} onClick={() => begin([letter])}>
                    Try again
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {asked && question && (
        <Question
          {...question}
          yes="Try again"
          tone="usual"
          onClose={() => setAsked(undefined)}
          onYes={() => {
            setAsked(undefined);
            requeue.mutate(asked);
          }}
        />
      )}
    </>
  );
}
