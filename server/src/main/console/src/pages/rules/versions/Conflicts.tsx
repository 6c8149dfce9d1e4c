import { Alert, Button, Group, Radio, TextInput } from '@mantine/core';
import { useState } from 'react';

import type { Conflict, Resolution } from '../../../api/authoring';

interface Props {
  readonly branch: string;
  readonly conflicts: readonly Conflict[];
  readonly merging: boolean;
  readonly onResolved: (resolutions: readonly Resolution[]) => void;
  readonly onCancel: () => void;
}

type Choice = { readonly of: 'ours' | 'theirs' } | { readonly of: 'own'; readonly value: string };

/** Cells that the draft and the branch changed differently: each is decided by hand. */
export function Conflicts({ branch, conflicts, merging, onResolved, onCancel }: Props) {
  const [choices, setChoices] = useState<readonly (Choice | undefined)[]>(() => conflicts.map(() => undefined));
  const decided = choices.every((choice) => choice !== undefined);
  const choose = (index: number, choice: Choice) => setChoices(choices.map((one, at) => (at === index ? choice : one)));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onResolved(conflicts.map((conflict, index) => resolved(conflict, choices[index]!)));
      }}
    >
      <Alert color="orange" title={`${conflicts.length} ${conflicts.length === 1 ? 'cell was' : 'cells were'} changed on both sides`} mb="sm">
        Everything else of {branch} merges by itself.
      </Alert>
      {conflicts.map((conflict, index) => {
        const { row, column, base, ours, theirs } = conflict;
        const choice = choices[index];
        const place = [row && `row ${row}`, column?.replace(/^# /, '')].filter(Boolean).join(', ');
        return (
          <Radio.Group
            key={`${row} ${column}`}
            label={place ? place.charAt(0).toUpperCase() + place.slice(1) : 'The table'}
            description={`It was ${quoted(base)}`}
            mb="md"
            value={choice?.of ?? ''}
            onChange={(of) => choose(index, of === 'own' ? { of, value: ours ?? '' } : { of: of as 'ours' | 'theirs' })}
          >
            <Group gap="md" mt={6}>
              <Radio value="ours" label={`Draft: ${quoted(ours)}`} />
              <Radio value="theirs" label={`${branch}: ${quoted(theirs)}`} />
              {row !== undefined && column !== undefined && <Radio value="own" label="Another value" />}
              {choice?.of === 'own' && (
                <TextInput size="xs" aria-label={`Value of ${place}`} value={choice.value} onChange={(event) => choose(index, { of: 'own', value: event.currentTarget.value })} />
              )}
            </Group>
          </Radio.Group>
        );
      })}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" loading={merging} disabled={!decided}>
          Merge
        </Button>
      </Group>
    </form>
  );
}

const quoted = (value: string | undefined) => (value ? `“${value}”` : 'nothing');

/** An order is one side's or the other's; anything else is what shall stand there. */
export function resolved({ row, column, ours, theirs }: Conflict, choice: Choice): Resolution {
  const order = column === '# order' || column === '# columns';
  const side = choice.of === 'own' ? choice.value : order ? choice.of : choice.of === 'ours' ? ours : theirs;
  return { row, column, value: side ?? '' };
}
