import { Group, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';

import type { CanaryForm, Mistakes } from './canaryPlan';

interface Props {
  readonly form: CanaryForm;
  readonly mistakes: Mistakes;
  /** Whether writing everything at once is a choice of its own. */
  readonly withAll?: boolean;
  readonly onChange: (form: CanaryForm) => void;
}

const WAYS = [
  { value: 'share', label: 'A share' },
  { value: 'count', label: 'A number' },
  { value: 'steps', label: 'In steps' },
];

/** With how many prices a run begins, how long they are watched, and what may go wrong with them. */
export function CanaryFields({ form, mistakes, withAll = false, onChange }: Props) {
  const field = (name: keyof CanaryForm) => ({
    value: form[name],
    error: mistakes[name],
    required: true,
    withAsterisk: false,
    inputMode: name === 'steps' ? undefined : ('decimal' as const),
    autoComplete: 'off',
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) => onChange({ ...form, [name]: value }),
  });
  return (
    <>
      <SegmentedControl
        aria-label="Begin with"
        value={form.way}
        onChange={(way) => onChange({ ...form, way: way as CanaryForm['way'] })}
        data={withAll ? [...WAYS, { value: 'all', label: 'All at once' }] : WAYS}
      />
      {form.way === 'share' && <TextInput label="Begin with, % of the prices" data-autofocus {...field('share')} />}
      {form.way === 'count' && <TextInput label="Begin with so many prices" {...field('count')} />}
      {form.way === 'steps' && <TextInput label="Steps, % of the prices" description="Growing; each is watched. The rest follows the last one." {...field('steps')} />}
      {form.way !== 'all' && (
        <>
          <Group grow align="flex-start" gap="sm">
            <TextInput label="Watch for" {...field('watch')} />
            <NativeSelect
              label="Unit"
              value={form.unit}
              onChange={({ currentTarget: { value } }) => onChange({ ...form, unit: value as CanaryForm['unit'] })}
              data={['minutes', 'hours', 'days']}
            />
          </Group>
          <Group grow align="flex-start" gap="sm">
            <TextInput label="May fail, %" {...field('errors')} />
            <TextInput label="May differ, %" {...field('drift')} />
          </Group>
        </>
      )}
    </>
  );
}
