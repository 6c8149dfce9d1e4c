import { Button, Select, TextInput } from '@mantine/core';
import { IconBook2, IconPlus, IconSearch, IconTable } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'wouter';

import { useMay } from '../api/me';
import type { Rule, Rulebook } from '../api/types';
import { EmptyState } from '../ui/EmptyState';
import { count, words } from '../ui/format';
import { PageHead } from '../ui/PageHead';
import { PageSkeleton } from '../ui/PageSkeleton';
import { ProblemState } from '../ui/ProblemState';
import { StatusBadge } from '../ui/StatusBadge';
import { Time } from '../ui/Time';
import { useFilters } from './common/useFilters';
import { useRulebooks, useRules } from './rules/queries';
import { kindOf } from './rules/RulebookView';
import './common/pages.css';
import './rules/rules.css';

const NewRule = lazy(() => import('./rules/NewRule'));

const FILTERS = ['q', 'status'] as const;

export default function Rules() {
  const rules = useRules();
  const rulebooks = useRulebooks();
  const filters = useFilters(FILTERS);
  const failed = rules.isError ? rules : rulebooks.isError ? rulebooks : undefined;
  const none = rules.data?.length === 0 && rulebooks.data?.length === 0;

  const mayEdit = useMay('EDITOR');
  const [asking, setAsking] = useState(false);
  const start = mayEdit && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAsking(true)}>
      New rule
    </Button>
  );

  return (
    <div className="fill">
      <PageHead title="Rules" sub="Decision tables and DRL, and the rulebooks that put them in order" actions={start} />
      {asking && (
        <Suspense fallback={null}>
          <NewRule onClose={() => setAsking(false)} />
        </Suspense>
      )}
      {failed && !failed.data ? (
        <ProblemState error={failed.error} onRetry={() => void failed.refetch()} />
      ) : !rules.data || !rulebooks.data ? (
        <PageSkeleton />
      ) : none ? (
        <div className="card card-grow">
          <EmptyState icon={<IconTable size={28} />} title="No rule yet">
            {mayEdit ? 'Begin with an empty table, or bring a file.' : 'An editor of the project can write one.'}
          </EmptyState>
        </div>
      ) : (
        <Lists rules={rules.data} rulebooks={rulebooks.data} filters={filters} />
      )}
    </div>
  );
}

interface Props {
  readonly rules: readonly Rule[];
  readonly rulebooks: readonly Rulebook[];
  readonly filters: ReturnType<typeof useFilters<(typeof FILTERS)[number]>>;
}

function Lists({ rules, rulebooks, filters: { values, set, clear, active } }: Props) {
  const wanted = ({ name, slug, publishedVersion }: Rule | Rulebook) =>
    `${name} ${slug}`.toLowerCase().includes(values.q.toLowerCase()) &&
    (values.status === '' || (values.status === 'published') === (publishedVersion !== undefined));
  const foundRules = rules.filter(wanted);
  const foundRulebooks = rulebooks.filter(wanted);
  return (
    <>
      <div className="filters" role="search">
        <TextInput
          w={280}
          aria-label="Search rules"
          placeholder="Name"
          leftSection={<IconSearch size={16} aria-hidden />}
          value={values.q}
          onChange={(event) => set({ q: event.currentTarget.value })}
        />
        <Select
          w={200}
          aria-label="Status"
          placeholder="Any status"
          clearable
          clearButtonProps={{ 'aria-label': 'Any status' }}
          value={values.status || null}
          onChange={(status) => set({ status })}
          data={[
            { value: 'published', label: 'Published' },
            { value: 'draft', label: 'Never published' },
          ]}
        />
        {active && (
          <Button variant="subtle" onClick={clear}>
            Clear filters
          </Button>
        )}
      </div>
      <div className="card card-grow">
        {foundRules.length + foundRulebooks.length === 0 ? (
          <EmptyState
            icon={<IconSearch size={28} />}
            title="No rule matches"
            action={
              <Button variant="default" onClick={clear}>
                Clear filters
              </Button>
            }
          />
        ) : (
          <table className="list">
            <caption className="unseen">Rulebooks and rules</caption>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Kind</th>
                <th scope="col">Status</th>
                <th scope="col">Holds</th>
                <th scope="col">Edited</th>
                <th scope="col">Published by</th>
              </tr>
            </thead>
            <tbody>
              {foundRulebooks.map((rulebook) => (
                <tr className="linked" key={rulebook.id}>
                  <td>
                    <Name id={rulebook.id} of={rulebook} icon={<IconBook2 size={16} stroke={1.6} aria-hidden />} />
                  </td>
                  <td>Rulebook</td>
                  <td>
                    <Status of={rulebook} />
                  </td>
                  <td>
                    {count(rulebook.rules.length)} {rulebook.rules.length === 1 ? 'rule' : 'rules'},{' '}
                    {count(Object.keys(rulebook.guardrails?.bounds ?? {}).length)} guardrails
                  </td>
                  <td className="nowrap">
                    <Time at={rulebook.updatedAt} />
                  </td>
                  <td>–</td>
                </tr>
              ))}
              {foundRules.map((rule) => (
                <tr className="linked" key={rule.id}>
                  <td>
                    <Name id={rule.id} of={rule} icon={<IconTable size={16} stroke={1.6} aria-hidden />} />
                  </td>
                  <td>{kindOf(rule)}</td>
                  <td>
                    <Status of={rule} />
                  </td>
                  <td>{rule.stage ? `Stage ${words(rule.stage).toLowerCase()}` : '–'}</td>
                  <td className="nowrap">
                    <Time at={rule.updatedAt} />
                  </td>
                  <td>{rule.published?.by.name ?? '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <div className="list-foot">
          <span role="status">
            {count(foundRulebooks.length)} {foundRulebooks.length === 1 ? 'rulebook' : 'rulebooks'}, {count(foundRules.length)}{' '}
            {foundRules.length === 1 ? 'rule' : 'rules'}
          </span>
        </div>
      </div>
    </>
  );
}

function Name({ id, of, icon }: { readonly id: string; readonly of: Rule | Rulebook; readonly icon: React.ReactNode }) {
  return (
    <span style={{ display: 'flex', alignItems: 'center', gap: 10 }}>
      {icon}
      <span>
        <Link className="row-link" href={`/rules/${id}`}>
          {of.name}
        </Link>
        <span className="under figure">{of.slug}</span>
      </span>
    </span>
  );
}

function Status({ of }: { readonly of: Rule | Rulebook }) {
  return of.publishedVersion ? (
    <StatusBadge state="published" label={`Version ${of.publishedVersion}`} />
  ) : (
    <StatusBadge state="draft" label="Never published" />
  );
}
