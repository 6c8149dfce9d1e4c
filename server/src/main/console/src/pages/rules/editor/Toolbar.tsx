import { ActionIcon, Button, Group, Menu, Tooltip } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconColumnInsertRight,
  IconDotsVertical,
  IconRowInsertBottom,
  IconSettings,
  IconTableOptions,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';

import type { SheetHandle } from '../../../grid/Sheet';
import { count } from '../../../ui/format';
import { MOD } from '../../../ui/useShortcuts';

interface Props {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onRows: (what: Parameters<SheetHandle['rows']>[0]) => void;
  readonly onAddColumn: () => void;
  readonly onChangeColumn: () => void;
  readonly onRemoveColumn: () => void;
  /** The column that is looked at, if it can be changed. */
  readonly column: string | undefined;
  readonly onProperties: () => void;
  readonly shown: { readonly hits: boolean; readonly coverage: boolean };
  readonly can: { readonly hits: boolean; readonly coverage: boolean };
  readonly onShown: (shown: { readonly hits: boolean; readonly coverage: boolean }) => void;
  readonly files: ReactNode;
  readonly rows: number;
  readonly of: number;
}

/** What can be done to the table, beside what its cells take. */
export function Toolbar(props: Props) {
  const { onRows, column, shown, can, onShown } = props;
  return (
    <div className="editor-tools" role="toolbar" aria-label="Edit the table">
      <Group gap={6} wrap="nowrap">
        <Step label="Undo" keys={`${MOD} Z`} disabled={!props.canUndo} onClick={props.onUndo} icon={<IconArrowBackUp size={18} aria-hidden />} />
        <Step label="Redo" keys={`${MOD} Y`} disabled={!props.canRedo} onClick={props.onRedo} icon={<IconArrowForwardUp size={18} aria-hidden />} />
      </Group>
      <Button variant="default" leftSection={<IconRowInsertBottom size={16} aria-hidden />} onClick={() => onRows('insertBelow')}>
        Add row
      </Button>
      <Menu position="bottom-start" withinPortal={false} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label="More for rows">
            <IconDotsVertical size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item rightSection={<Keys keys={`${MOD} ⇧ ↵`} />} onClick={() => onRows('insertAbove')}>
            Add row above
          </Menu.Item>
          <Menu.Item rightSection={<Keys keys="Alt ⇧ ↓" />} onClick={() => onRows('duplicate')}>
            Copy row below
          </Menu.Item>
          <Menu.Item rightSection={<Keys keys="Alt ↑" />} onClick={() => onRows('moveUp')}>
            Move row up
          </Menu.Item>
          <Menu.Item rightSection={<Keys keys="Alt ↓" />} onClick={() => onRows('moveDown')}>
            Move row down
          </Menu.Item>
          <Menu.Item rightSection={<Keys keys={`${MOD} Del`} />} onClick={() => onRows('remove')}>
            Remove row
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button variant="default" leftSection={<IconColumnInsertRight size={16} aria-hidden />} onClick={props.onAddColumn}>
        Add column
      </Button>
      <Menu position="bottom-start" withinPortal={false} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label="More for the table">
            <IconTableOptions size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item disabled={column === undefined} onClick={props.onChangeColumn}>
            Change column {column}
          </Menu.Item>
          <Menu.Item disabled={column === undefined} onClick={props.onRemoveColumn}>
            Remove column {column}
          </Menu.Item>
          <Menu.Divider />
          {can.hits && (
            <Menu.Item onClick={() => onShown({ ...shown, hits: !shown.hits })}>{shown.hits ? 'Hide' : 'Show'} hits of the last run</Menu.Item>
          )}
          {can.coverage && (
            <Menu.Item onClick={() => onShown({ ...shown, coverage: !shown.coverage })}>{shown.coverage ? 'Hide' : 'Show'} tests of each row</Menu.Item>
          )}
          <Menu.Item leftSection={<IconSettings size={16} aria-hidden />} onClick={props.onProperties}>
            Stage, hit policy, currency, schedule
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {props.files}
      <span className="editor-count" role="status">
        {props.rows === props.of ? '' : `${count(props.rows)} of `}
        {count(props.of)} {props.of === 1 ? 'row' : 'rows'}
      </span>
    </div>
  );
}

function Keys({ keys }: { readonly keys: string }) {
  return (
    <span className="menu-keys" aria-hidden>
      {keys}
    </span>
  );
}

interface StepProps {
  readonly label: string;
  readonly keys: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
  readonly icon: ReactNode;
}

function Step({ label, keys, disabled, onClick, icon }: StepProps) {
  return (
    <Tooltip label={`${label} (${keys})`} openDelay={300} events={{ hover: true, focus: true, touch: false }}>
      <ActionIcon variant="default" size={36} aria-label={label} disabled={disabled} onClick={onClick}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}
