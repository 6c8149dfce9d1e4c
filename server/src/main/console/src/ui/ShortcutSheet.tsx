import { Group, Kbd, Modal, Switch, Table, Title } from '@mantine/core';
import { useState } from 'react';

import { PAGES } from './pages';
import { MOD, singleKeys } from './useShortcuts';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
}

const EVERYWHERE: readonly (readonly [string, string])[] = [
  [`${MOD} K`, 'Search, or go anywhere'],
  [`${MOD} I`, 'Ask the copilot'],
  ['?', 'This sheet'],
  ...PAGES.map((page) => [page.keys.toUpperCase(), `Go to ${page.label.toLowerCase()}`] as const),
  ['Esc', 'Close what is open'],
];

const TABLES: readonly (readonly [string, string])[] = [
  ['← ↑ → ↓', 'Move from cell to cell'],
  ['Home / End', 'First and last cell of the row'],
  [`${MOD} Home / End`, 'First and last cell of the table'],
  ['PgUp / PgDn', 'One screen up and down'],
  ['Shift + arrows', 'Select cells'],
  [`${MOD} C`, 'Copy the selected cells'],
  ['Enter', 'Open the row'],
  ['X', 'Mark the price, to exclude it from the run'],
];

const EDITING: readonly (readonly [string, string])[] = [
  ['F2, or any letter', 'Edit the cell'],
  [`${MOD} V`, 'Paste, adding rows that are missing'],
  [`${MOD} Z / Y`, 'Undo and redo'],
  [`${MOD} Enter`, 'Add a row'],
  ['Alt ↑ / ↓', 'Move the row'],
  ['Alt Shift ↓', 'Copy the row'],
  [`${MOD} Del`, 'Remove the row'],
];

/** Every key that does something. */
export default function ShortcutSheet({ opened, onClose }: Props) {
  const [single, setSingle] = useState(singleKeys.areOn);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="Keyboard shortcuts"
      size="xl"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Group align="flex-start" grow gap="xl">
        <Keys title="Everywhere" keys={EVERYWHERE} />
        <div>
          <Keys title="In tables" keys={TABLES} />
          <Keys title="In a table that is edited" keys={EDITING} />
        </div>
      </Group>
      <Switch
        mt="md"
        label={`Keys that are not held with ${MOD}`}
        description="Turn them off if you dictate, or press them by accident."
        checked={single}
        onChange={(event) => {
          singleKeys.turn(event.currentTarget.checked);
          setSingle(event.currentTarget.checked);
        }}
      />
    </Modal>
  );
}

function Keys({ title, keys }: { readonly title: string; readonly keys: readonly (readonly [string, string])[] }) {
  return (
    <div>
      <Title order={2} size="h2" mb={4}>
        {title}
      </Title>
      <Table verticalSpacing={4} withRowBorders={false}>
        <Table.Tbody>
          {keys.map(([key, action]) => (
            <Table.Tr key={key}>
              <Table.Td pl={0}>{action}</Table.Td>
              <Table.Td ta="right" className="keys">
                <Kbd>{key}</Kbd>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
