import { Stack, Switch, TextInput } from '@mantine/core';

import type { CanaryPolicy } from '../../api/policies';
import { CanaryFields } from '../runs/CanaryFields';
import { planOf } from '../runs/canaryPlan';
import { formOf, policyOf, policySays, type UsualForm } from './canary';
import { isWhole } from './figures';
import { type FormProps, PolicySection } from './PolicySection';

/** What runs begin with where nobody names a canary. */
export function CanarySection() {
  return (
    <PolicySection<CanaryPolicy, UsualForm>
      name="canary"
      title="Canary"
      counts="It counts for runs that are applied from now on."
      action="project.canary_decided"
      formOf={formOf}
      policyOf={policyOf}
      edit={(props) => <Edit {...props} />}
      show={(policy) => <p className="settings-one">{policySays(policy)}</p>}
    />
  );
}

function Edit({ form, onChange }: FormProps<UsualForm>) {
  const asked = planOf(form.plan);
  return (
    <>
      <Switch label="Large runs begin with a few of their prices" checked={form.on} onChange={({ currentTarget: { checked } }) => onChange({ ...form, on: checked })} />
      {form.on && (
        <Stack gap="sm" mt="sm" maw={500}>
          <TextInput
            label="Runs that write more prices than"
            inputMode="numeric"
            autoComplete="off"
            value={form.above}
            error={isWhole(form.above) ? undefined : 'A whole number'}
            onChange={({ currentTarget: { value } }) => onChange({ ...form, above: value })}
          />
          <CanaryFields form={form.plan} mistakes={'mistakes' in asked ? asked.mistakes : {}} onChange={(plan) => onChange({ ...form, plan })} />
        </Stack>
      )}
    </>
  );
}
