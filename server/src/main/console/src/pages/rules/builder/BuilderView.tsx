import { Button, Group, JsonInput, Select, SimpleGrid, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient, keepPreviousData } from '@tanstack/react-query';
import { useDebouncedValue } from '@mantine/hooks';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useLocation } from 'wouter';

import { ask, ifMatch, type Problem, put } from '../../../api/client';
import { useMay } from '../../../api/me';
import type { Rule } from '../../../api/types';
import { words } from '../../../ui/format';
import { PageSkeleton } from '../../../ui/PageSkeleton';
import { useScope } from '../../common/project';
import { useCategories, useVocabulary } from '../editor/queries';
import { added, replaced, sentenceOf } from './model';
import { BOUNDS, type BuilderRule, canSay, ruleOf, textOf, type Transform } from './rule';
import { SelectorForm } from './SelectorForm';
import '../editor/editor.css';

const PublishDialog = lazy(() => import('../editor/PublishDialog'));

interface Validation {
  readonly valid: boolean;
  readonly findings: readonly { readonly kind: string; readonly line?: number; readonly column?: string; readonly message: string; readonly suggestion?: string }[];
}

/** What is said about a field stands below it, so that the fields of a line are level. */
const BELOW: { readonly inputWrapperOrder: ('label' | 'input' | 'description' | 'error')[] } = { inputWrapperOrder: ['label', 'input', 'description', 'error'] };
const DROPDOWN = { openOnFocus: false, comboboxProps: { withinPortal: false } } as const;

/** A rule as a form: which SKUs, what happens to their price, and when; the text it comes to stands beside it. */
export default function BuilderView({ rule }: { readonly rule: Rule }) {
  const vocabulary = useVocabulary();
  const categories = useCategories(true).data ?? [];
  const scope = useScope();
  const queries = useQueryClient();
  const mayEdit = useMay('EDITOR');
  const [text, setText] = useState(rule.text);
  const [version, setVersion] = useState(rule.version);
  const [saved, setSaved] = useState(rule.text);
  const [publishing, setPublishing] = useState(false);
  const [, go] = useLocation();
  const [asked] = useDebouncedValue(text, 400);
  const checked = useQuery({
    queryKey: [scope, 'rule', rule.id, 'validate', asked],
    queryFn: ({ signal }) => ask<Validation>(`/api/v1/rules/${rule.id}/validate`, { text: asked }, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  const save = useMutation<Rule, Problem>({
    mutationFn: () => put<Rule>(`/api/v1/rules/${rule.id}`, { text }, { headers: ifMatch(version) }),
    onSuccess: (after) => {
      setVersion(after.version);
      setSaved(after.text);
      void queries.invalidateQueries({ queryKey: [scope, 'rules'] });
    },
  });
  if (vocabulary.isPending) {
    return <PageSkeleton />;
  }
  const built = ruleOf(text);
  const findings = checked.data?.findings ?? [];
  const change = (part: Partial<BuilderRule>) => built && setText(textOf({ ...built, ...part }));
  const dirty = text !== saved;
  const problemAt = (pointer: string) => {
    const found = findings.find(({ column }) => column === pointer || column?.startsWith(`${pointer}/`));
    return found && told(found);
  };
  return (
    <div className="rule-body">
      <div className="stacked">
        {built && vocabulary.data ? (
          <Form rule={built} problemAt={problemAt} vocabulary={{ ...vocabulary.data, terms: vocabulary.data.terms.map((term) => ({ ...term, operators: term.operators.filter(({ word }) => canSay(word)) })) }} categories={categories} onChange={change} />
        ) : (
          <p className="under">The form cannot show this text; edit it as it is.</p>
        )}
      </div>
      <aside className="card rule-aside editor-aside" aria-label="What it comes to">
        <section>
          <h2>In words</h2>
          {built && (
            <p className="sentence">
              For {sentenceOf(built.selector)}: {words(built.transform.op).toLowerCase()} {built.transform.value}
              {built.schedule.from || built.schedule.to ? `, from ${built.schedule.from || 'now'} to ${built.schedule.to || 'no end'}` : ''}
              {built.schedule.weekly ? `, ${built.schedule.weekly}` : ''}.
            </p>
          )}
        </section>
        <section>
          <h2>Findings</h2>
          <p role="status" className="under">
            {checked.isFetching ? 'Checking…' : findings.length === 0 ? 'Nothing is wrong.' : `${findings.length} found.`}
          </p>
          <ul className="finding-list">
            {findings.map(({ kind, column, message, suggestion }) => (
              <li key={`${kind} ${column} ${message}`} data-severity="ERROR">
                <div>
                  <strong>{words(kind)}</strong> {column && <span className="figure">{column}</span>}
                  <span className="finding-text">{told({ message, suggestion })}</span>
                </div>
              </li>
            ))}
          </ul>
        </section>
        <section>
          <JsonInput label="As JSON" autosize minRows={8} maxRows={24} readOnly={!mayEdit} value={text} onChange={setText} styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12 } }} />
        </section>
        {mayEdit && (
          <Group mt="md" gap="xs">
            <Button loading={save.isPending} disabled={!dirty} onClick={() => save.mutate()}>
              Save draft
            </Button>
            <Button variant="default" disabled={dirty || findings.length > 0} onClick={() => setPublishing(true)}>
              Publish
            </Button>
            <span role="status" className="under">
              {save.error ? `Not saved: ${save.error.detail ?? save.error.title}` : dirty ? 'Not saved yet' : 'Saved'}
            </span>
          </Group>
        )}
      </aside>
      <Suspense fallback={null}>
        {publishing && (
          <PublishDialog rule={rule} revision={version} findings={[]} failedTests={0} reviewIn={undefined} flush={() => Promise.resolve(version)} onPublished={({ number }) => go(`/rules/${rule.id}?version=${number}`)} onClose={() => setPublishing(false)} />
        )}
      </Suspense>
    </div>
  );
}

const told = ({ message, suggestion }: Pick<Validation['findings'][number], 'message' | 'suggestion'>) => (suggestion ? `${message} Did you mean ${suggestion}?` : message);

interface FormProps {
  readonly rule: BuilderRule;
  readonly problemAt: (pointer: string) => string | undefined;
  readonly vocabulary: NonNullable<ReturnType<typeof useVocabulary>['data']>;
  readonly categories: readonly string[];
  readonly onChange: (part: Partial<BuilderRule>) => void;
}

function Form({ rule, problemAt, vocabulary, categories, onChange }: FormProps) {
  const { selector, transform, schedule } = rule;
  const set = (part: Partial<Transform>) => onChange({ transform: { ...transform, ...part } });
  const actions = vocabulary.actions.filter(({ stages, word }) => !stages.includes('guard') && word !== 'compare-at');
  const action = actions.find(({ word }) => word === transform.op);
  const bounded = action?.stages.some((stage) => stage === 'base' || stage === 'adjust') ?? false;
  return (
    <>
      <Part title="Which SKUs">
        <SelectorForm
          selector={selector}
          path={[]}
          vocabulary={vocabulary}
          categories={categories}
          pointer="/selector"
          problemAt={problemAt}
          onReplace={(path, by) => onChange({ selector: replaced(selector, path, by) })}
          onAdd={(path, part) => onChange({ selector: added(selector, path, part) })}
        />
      </Part>
      <Part title="What happens to their price">
        <SimpleGrid cols={3}>
          <Select {...DROPDOWN} label="Action" error={problemAt('/transform/op')} allowDeselect={false} searchable value={transform.op} onChange={(op) => set({ op: op ?? transform.op, mode: '' })} data={actions.map(({ word }) => ({ value: word, label: words(word) }))} />
          {action && action.choices.length > 0 ? (
            <Select {...DROPDOWN} label="Value" error={problemAt('/transform/value')} allowDeselect={false} value={transform.value} onChange={(value) => set({ value: value ?? '' })} data={[...action.choices]} />
          ) : (
            <TextInput label="Value" error={problemAt('/transform/value')} value={transform.value} onChange={(event) => set({ value: event.currentTarget.value })} />
          )}
          {action && action.modifiers.length > 0 && (
            <Select {...DROPDOWN} label="How" error={problemAt('/transform/mode')} clearable clearButtonProps={{ 'aria-label': 'As usual' }} placeholder={action.usualModifier} value={transform.mode || null} onChange={(mode) => set({ mode: mode ?? '' })} data={[...action.modifiers]} />
          )}
          <TextInput {...BELOW} label="Currency" description="For amounts" error={problemAt('/currency')} maxLength={3} value={rule.currency} onChange={(event) => onChange({ currency: event.currentTarget.value.toUpperCase() })} />
          {bounded && (
            <>
              {BOUNDS.map((name) => (
                <TextInput
                  {...BELOW}
                  key={name}
                  label={words(name)}
                  description={/Margin|Decrease|Increase/.test(name) ? 'Per cent' : 'An amount'}
                  error={problemAt(`/transform/${name}`)}
                  value={transform.bounds[name] ?? ''}
                  onChange={(event) => set({ bounds: { ...transform.bounds, [name]: event.currentTarget.value }, onBreach: transform.onBreach || 'hold' })}
                />
              ))}
              <Select
                {...DROPDOWN}
                label="Beyond a bound"
                error={problemAt('/transform/onBreach')}
                allowDeselect={false}
                value={transform.onBreach || 'hold'}
                onChange={(value) => set({ onBreach: value ?? 'hold' })}
                data={[
                  { value: 'hold', label: 'Hold the price' },
                  { value: 'clamp', label: 'Move it to the bound' },
                ]}
              />
              <Select {...DROPDOWN} label="Price to compare with" error={problemAt('/transform/compareAt')} clearable clearButtonProps={{ 'aria-label': 'None' }} placeholder="none" value={transform.compareAt || null} onChange={(value) => set({ compareAt: value ?? '' })} data={['regular']} />
            </>
          )}
        </SimpleGrid>
      </Part>
      <Part title="When">
        <SimpleGrid cols={3}>
          <TextInput {...BELOW} type="datetime-local" label="From" description="In the project’s time zone" error={problemAt('/schedule/effective')} value={schedule.from} onChange={(event) => onChange({ schedule: { ...schedule, from: event.currentTarget.value } })} />
          <TextInput {...BELOW} type="datetime-local" label="Until" description="Empty: no end" value={schedule.to} onChange={(event) => onChange({ schedule: { ...schedule, to: event.currentTarget.value } })} />
          <TextInput {...BELOW} label="Weekly" description="Such as mon-fri 08:00-18:00" error={problemAt('/schedule/weekly')} value={schedule.weekly} onChange={(event) => onChange({ schedule: { ...schedule, weekly: event.currentTarget.value } })} />
        </SimpleGrid>
      </Part>
    </>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="card" aria-label={title}>
      <h2 className="card-head">{title}</h2>
      <div className="builder-part">{children}</div>
    </section>
  );
}
