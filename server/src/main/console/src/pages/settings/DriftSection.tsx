import { Group, NativeSelect, TextInput } from '@mantine/core';

import type { DriftAction, DriftPolicy } from '../../api/policies';
import { ACTIONS, type DriftForm, formOf, mistakesOf, policyOf } from './drift';
import { type FormProps, PolicySection } from './PolicySection';

const CHOICES = Object.entries(ACTIONS).map(([value, label]) => ({ value, label }));

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
  const action = (name: 'minor' | 'mismatch') => ({
    value: form[name],
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) => onChange({ ...form, [name]: value as DriftAction }),
    data: CHOICES,
  });
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
        <NativeSelect label="Minor differences" w={280} {...action('minor')} />
        <NativeSelect label="Mismatches" w={280} {...action('mismatch')} />
      </Group>
      <p className="under">A price that is missing, or in another currency, is always told to people.</p>
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
      <dt>Minor differences</dt>
      <dd>{ACTIONS[policy.minor]}</dd>
      <dt>Mismatches</dt>
      <dd>{ACTIONS[policy.mismatch]}</dd>
      <dt>Missing, or in another currency</dt>
      <dd>{ACTIONS[policy.missing]}</dd>
    </dl>
  );
}
