import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';

import type { TablePatch } from '../../../api/authoring';
import { useReturnFocus } from '../../common/useReturnFocus';
import type { TableDocument } from './document';

interface Props {
  readonly properties: TableDocument['properties'];
  readonly onChange: (patches: readonly TablePatch[]) => void;
  readonly onClose: () => void;
}

export const STAGES = [
  { value: 'base', label: 'Base: where a price starts' },
  { value: 'adjust', label: 'Adjust: discounts and surcharges' },
  { value: 'round', label: 'Round: steps and endings' },
  { value: 'guard', label: 'Guard: bounds that hold a price back' },
];

export const HIT_POLICIES = [
  { value: 'first', label: 'First: the topmost row that matches' },
  { value: 'unique', label: 'Unique: two rows that match are a conflict' },
  { value: 'priority', label: 'Priority: the row with the highest priority' },
  { value: 'collect', label: 'Collect: every row that matches' },
];

const DROPDOWN = { comboboxProps: { withinPortal: false }, allowDeselect: false } as const;

/** What stands above the header of a table. */
export default function PropertiesDialog({ properties, onChange, onClose }: Props) {
  useReturnFocus();
  const [wanted, setWanted] = useState(properties);
  const set = (name: string, value: string) => setWanted((before) => ({ ...before, [name]: value }));
  const names = ['stage', 'hit-policy', 'currency', 'effective', 'weekly'];
  const [from = '', until = ''] = (wanted.effective ?? '').split('..').map((end) => end.trim());
  const bounded = (first: string, end: string) => set('effective', first || end ? `${first} .. ${end}`.trim() : '');
  return (
    <Modal opened onClose={onClose} title="The table" transitionProps={{ duration: 0 }} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onChange(names.flatMap((name): TablePatch[] => ((wanted[name] ?? '') === (properties[name] ?? '') ? [] : [{ op: 'property', name, value: (wanted[name] ?? '').trim() }])));
        }}
      >
        <Stack gap="sm">
          <Select {...DROPDOWN} label="Stage" data-autofocus openOnFocus={false} value={wanted.stage ?? null} onChange={(value) => set('stage', value ?? '')} data={STAGES} />
          <Select {...DROPDOWN} label="Hit policy" openOnFocus={false} value={wanted['hit-policy'] ?? null} onChange={(value) => set('hit-policy', value ?? '')} data={HIT_POLICIES} />
          <TextInput
            label="Currency"
            description="Needed as soon as a column holds amounts"
            placeholder="none"
            maxLength={3}
            value={wanted.currency ?? ''}
            onChange={(event) => set('currency', event.currentTarget.value.toUpperCase())}
          />
          <Group grow>
            <TextInput type="datetime-local" label="From" description="In the project’s time zone" value={from} onChange={(event) => bounded(event.currentTarget.value, until)} />
            <TextInput type="datetime-local" label="Until" description="Empty: no end" value={until} onChange={(event) => bounded(from, event.currentTarget.value)} />
          </Group>
          <TextInput
            label="Weekly"
            description="Windows of which one is open, such as mon-fri 16:00-18:00, sun"
            placeholder="any time"
            value={wanted.weekly ?? ''}
            onChange={(event) => set('weekly', event.currentTarget.value)}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit">Change</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
