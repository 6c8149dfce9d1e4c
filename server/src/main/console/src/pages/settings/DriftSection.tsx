import { Group, NativeSelect, TextInput } from '@mantine/core';
import { Fragment } from 'react';

import type { DriftAction, DriftPolicy } from '../../api/policies';
import { ACTIONS, type DriftForm, formOf, mistakesOf, policyOf } from './drift';
import { type FormProps, PolicySection } from './PolicySection';

const KINDS = [
  { kind: 'minor', label: 'Minor differences' },
  { kind: 'mismatch', label: 'Mismatches' },
  { kind: 'missing', label: 'Missing prices' },
  { kind: 'foreignCurrency', label: 'Prices in another currency' },
] as const;
const CHOICES = Object.entries(ACTIONS).map(([value, label]) => ({ value, label }));
/** There is no price that a list could take over. */
const NEVER_ADOPTED: ReadonlySet<string> = new Set(['missing', 'foreignCurrency']);

/** What becomes of prices that a channel shows differently. */
export function DriftSection() {
  return (
    <PolicySection<DriftPolicy, DriftForm>
      name="drift"
      title="Drift"
      counts="It counts from the next reading of a channel on."
      action="project.drift_decided"
      formOf={formOf}
      policyOf={policyOf}
      edit={(props) => <Edit {...props} />}
      show={(policy) => <Shown policy={policy} />}
    />
  );
}

function Edit({ form, onChange }: FormProps<DriftForm>) {
  const mistakes = mistakesOf(form);
  const figure = (name: 'minorUnits' | 'percent') => ({
    value: form[name],
    error: mistakes[name],
    autoComplete: 'off',
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) => onChange({ ...form, [name]: value }),
  });
  return (
    <>
      <p className="under">A channel is read again after a run, and daily. What it shows is a mismatch if it is more than either tolerance off.</p>
      <Group align="flex-start" gap="md">
        <TextInput label="Tolerated, in minor units" inputMode="numeric" w={200} {...figure('minorUnits')} />
        <TextInput label="Tolerated, % of the price" inputMode="decimal" w={200} {...figure('percent')} />
      </Group>
      <Group align="flex-start" gap="md" mt="sm">
        {KINDS.map(({ kind, label }) => (
          <NativeSelect
            key={kind}
            label={label}
            w={250}
            value={form[kind]}
            onChange={({ currentTarget: { value } }) => onChange({ ...form, [kind]: value as DriftAction })}
            data={CHOICES.filter(({ value }) => value !== 'ADOPT' || !NEVER_ADOPTED.has(kind))}
          />
        ))}
      </Group>
    </>
  );
}

function Shown({ policy }: { readonly policy: DriftPolicy }) {
  return (
    <dl className="facts">
      <dt>A mismatch</dt>
      <dd>
        is more than {policy.minorUnits} minor {policy.minorUnits === 1 ? 'unit' : 'units'} or {policy.percent} % off
      </dd>
      {KINDS.map(({ kind, label }) => (
        <Fragment key={kind}>
          <dt>{label}</dt>
          <dd>{ACTIONS[policy[kind]]}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
