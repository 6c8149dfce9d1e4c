import { Alert, Button, Group, SegmentedControl, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';

import type { Match } from '../../../api/authoring';
import { ask, Problem } from '../../../api/client';
import type { TableColumn } from '../../../api/types';
import { money, words } from '../../../ui/format';
import { usePriceList } from '../../../api/priceList';
import { ruleAt } from '../editor/queries';
import { firstHeader } from './cases';

interface Props {
  readonly rule: string;
  /** A draft beside the draft; empty for the draft itself. */
  readonly branch: string;
  /** Tried anew with each revision of the draft or branch. */
  readonly revision: number;
  readonly columns: readonly TableColumn[];
  readonly onMatch: (match: Match | undefined) => void;
  readonly onRow: (row: string) => void;
}

type Wish = { readonly sku: string; readonly priceList: string | undefined } | { readonly facts: Readonly<Record<string, string>> };

/** Tries the draft on a SKU, or on facts that are made up: which rows match, which act, and what the price becomes. */
export function TryPanel({ rule, branch, revision, columns, onMatch, onRow }: Props) {
  const { list } = usePriceList();
  const [by, setBy] = useState<'sku' | 'facts'>('sku');
  const [sku, setSku] = useState('');
  const [facts, setFacts] = useState<Readonly<Record<string, string>>>({});
  const [wish, setWish] = useState<Wish>();
  const [answer, setAnswer] = useState<Match | Problem>();
  const names = firstHeader(columns).filter((name) => name !== 'example' && !name.startsWith('expect-'));

  useEffect(() => {
    if (!wish) {
      return undefined;
    }
    const stop = new AbortController();
    ask<Match>(ruleAt(rule, 'match'), wish, { signal: stop.signal, query: { branch } }).then(
      (match) => {
        setAnswer(match);
        onMatch(match);
      },
      (failure: unknown) => {
        if (failure instanceof Problem) {
          setAnswer(failure);
          onMatch(undefined);
        }
      },
    );
    return () => stop.abort();
  }, [rule, branch, revision, wish, onMatch]);

  const clear = () => {
    setWish(undefined);
    setAnswer(undefined);
    onMatch(undefined);
  };
  return (
    <section aria-labelledby="try-head">
      <h2 id="try-head">Try it</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const said = Object.fromEntries(Object.entries(facts).filter(([, value]) => value.trim() !== ''));
          setWish(by === 'sku' ? { sku: sku.trim(), priceList: list?.slug } : { facts: said });
        }}
      >
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label="Try"
          value={by}
          onChange={(value) => setBy(value as 'sku' | 'facts')}
          data={[
            { value: 'sku', label: 'A SKU' },
            { value: 'facts', label: 'Made-up facts' },
          ]}
        />
        {by === 'sku' ? (
          <TextInput mt="xs" size="xs" label="SKU" value={sku} required onChange={(event) => setSku(event.currentTarget.value)} />
        ) : (
          names.map((name) => (
            <TextInput key={name} mt={4} size="xs" label={words(name)} value={facts[name] ?? ''} onChange={(event) => setFacts({ ...facts, [name]: event.currentTarget.value })} />
          ))
        )}
        <Group gap="xs" mt="xs">
          <Button type="submit" size="compact-sm">
            Try
          </Button>
          {answer && (
            <Button variant="subtle" size="compact-sm" onClick={clear}>
              Clear
            </Button>
          )}
        </Group>
      </form>
      {answer instanceof Problem ? (
        <Alert color="red" mt="xs" role="alert" title={answer.title}>
          {answer.detail}
        </Alert>
      ) : (
        answer && (
          <div className="try-answer" role="status">
            <p>
              {words(answer.outcome)}
              {answer.price !== undefined && (
                <>
                  {': '}
                  <strong className="figure">{money(answer.price)}</strong>
                </>
              )}
            </p>
            <p className="under">
              {answer.rows.length === 0 ? 'No row matches.' : 'Rows that match; those that act in bold: '}
              {answer.rows.map((row, index) => (
                <span key={row}>
                  {index > 0 && ', '}
                  <button type="button" className="finding-link" onClick={() => onRow(row)}>
                    {answer.acting.includes(row) ? <strong>{row}</strong> : row}
                  </button>
                </span>
              ))}
            </p>
          </div>
        )
      )}
    </section>
  );
}
