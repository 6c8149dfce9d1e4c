import { Anchor, Select } from '@mantine/core';
import { IconTable } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { Link, Redirect, useParams, useSearch } from 'wouter';

import { useMay } from '../api/me';
import type { Rule } from '../api/types';
import { EmptyState } from '../ui/EmptyState';
import { PageHead } from '../ui/PageHead';
import { PageSkeleton } from '../ui/PageSkeleton';
import { ProblemState } from '../ui/ProblemState';
import { StatusBadge } from '../ui/StatusBadge';
import { Time } from '../ui/Time';
import { useFilters } from './common/useFilters';
import { DrlView } from './rules/DrlView';
import { useRulebooks, useRules, useTable, useVersions } from './rules/queries';
import { kindOf, RulebookView } from './rules/RulebookView';
import { TableView } from './rules/TableView';
import { useBranches } from './rules/versions/queries';
import './common/pages.css';
import './rules/rules.css';

/** A rule or a rulebook, by its id; a slug leads to the id, because explanations name tables by their slugs. */
export default function RulePage() {
  const { id = '' } = useParams();
  const search = useSearch();
  const rules = useRules();
  const rulebooks = useRulebooks();
  const failed = rules.isError ? rules : rulebooks.isError ? rulebooks : undefined;
  if (failed && !failed.data) {
    return (
      <>
        <PageHead title="Rule" />
        <ProblemState error={failed.error} onRetry={() => void failed.refetch()} />
      </>
    );
  }
  if (!rules.data || !rulebooks.data) {
    return <PageSkeleton />;
  }
  const rule = rules.data.find((one) => one.id === id);
  const rulebook = rulebooks.data.find((one) => one.id === id);
  if (rule) {
    return <RuleView key={rule.id} rule={rule} />;
  }
  if (rulebook) {
    return <RulebookView rulebook={rulebook} rules={rules.data} />;
  }
  const named = rules.data.find(({ slug }) => slug === id) ?? rulebooks.data.find(({ slug }) => slug === id);
  if (named) {
    return <Redirect replace to={`/rules/${named.id}${search ? `?${search}` : ''}`} />;
  }
  return (
    <>
      <PageHead title="Rule" />
      <EmptyState
        icon={<IconTable size={28} />}
        title="No such rule"
        action={
          <Anchor component={Link} href="/rules">
            All rules
          </Anchor>
        }
      >
        It may have been archived, or belong to another project.
      </EmptyState>
    </>
  );
}

const BuilderView = lazy(() => import('./rules/builder/BuilderView'));
const TableEditor = lazy(() => import('./rules/editor/TableEditor'));

/** What begins the choice of a branch: a version's is its number. */
const BRANCH = 'branch:';
const FILTERS = ['version', 'row', 'branch'] as const;

function RuleView({ rule }: { readonly rule: Rule }) {
  const versions = useVersions(rule.id);
  const { values, set } = useFilters(FILTERS);
  const shown = versions.data?.find(({ number }) => String(number) === values.version);
  const newest = rule.publishedVersion;
  // a draft that says what was published last is that version
  const last = versions.data?.find(({ number }) => number === newest);
  const edited = last === undefined || last.text !== rule.text || (last.examples ?? '') !== (rule.examples ?? '');
  const draft = values.version === '' && rule.kind === 'table';
  const mayEdit = useMay('EDITOR');
  // a server that gives the draft no revision takes no edits
  const table = useTable(rule.id, '', draft && mayEdit, values.branch);
  const branches = useBranches(rule.id, rule.kind === 'table' && mayEdit).data ?? [];
  const choice = (
    <Select
      w={200}
      aria-label="Version"
      allowDeselect={false}
      value={values.version || (values.branch ? `${BRANCH}${values.branch}` : 'draft')}
      onChange={(chosen) => {
        const branch = chosen?.startsWith(BRANCH) ? chosen.slice(BRANCH.length) : null;
        set({ version: branch !== null || chosen === 'draft' ? null : chosen, row: null, branch });
      }}
      data={[
        { value: 'draft', label: edited || mayEdit ? 'Draft' : 'Draft, as published' },
        ...branches.map(({ name }) => ({ value: `${BRANCH}${name}`, label: `Branch ${name}` })),
        ...(versions.data ?? []).map(({ number }) => ({ value: String(number), label: number === newest ? `Version ${number}, the newest` : `Version ${number}` })),
      ]}
    />
  );
  if (draft && mayEdit && table.isPending) {
    return <PageSkeleton />;
  }
  if (draft && mayEdit && table.data?.revision !== undefined) {
    return (
      <div className="fill rule-page">
        <Suspense fallback={<PageSkeleton />}>
          <TableEditor rule={rule} branch={values.branch} row={values.row} onRow={(row) => set({ row })} onBranch={(branch) => set({ branch, row: null })} versions={choice} />
        </Suspense>
      </div>
    );
  }
  return (
    <div className="fill rule-page">
      <PageHead
        title={rule.name}
        beside={
          values.version ? (
            (shown || versions.isPending) && (
              <StatusBadge state={Number(values.version) === newest ? 'published' : 'archived'} label={`Version ${values.version}${Number(values.version) === newest ? '' : ', an old one'}`} />
            )
          ) : (
            <StatusBadge
              state={edited ? 'draft' : 'published'}
              label={!edited ? `Version ${newest}` : newest ? `Draft after version ${newest}` : 'Draft, never published'}
            />
          )
        }
        sub={
          <>
            <Link className="text-link text-link-in" href="/rules">Rules</Link>{' '}
            / {kindOf(rule).toLowerCase()} <span className="figure">{rule.slug}</span>
            {shown ? (
              <>
                {' '}
                · published <Time at={shown.publishedAt} reachable />
                {shown.reason && `: ${shown.reason}`}
              </>
            ) : (
              <>
                {' '}
                · edited <Time at={rule.updatedAt} reachable />
              </>
            )}
          </>
        }
        actions={choice}
      />
      {rule.kind === 'builder' && draftShown(values.version) ? (
        <Suspense fallback={<PageSkeleton />}>
          <BuilderView key={rule.id} rule={rule} />
        </Suspense>
      ) : rule.kind === 'drl' ? (
        <DrlView rule={rule} version={values.version} versions={versions} />
      ) : (
        <TableView rule={rule} version={values.version} row={values.row} onRow={(row) => set({ row })} />
      )}
    </div>
  );
}

const draftShown = (version: string) => version === '';
