import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react';
import { useRef } from 'react';

import type { ApprovalDecision, ApprovalRule } from '../../api/policies';
import { words } from '../../ui/format';
import { type ApprovalForm, limitsSay, mistakesOf, moved, NEEDS, type RuleForm, withRule } from './approvals';
import type { FormProps } from './PolicySection';

const COLUMNS = ['Rule', 'Largest move, %', 'Lowest margin, %', 'Prices', 'Moved in all', 'Runs', 'Needs'];
const KINDS = [
  { value: '', label: 'All' },
  { value: 'PRICE', label: 'Pricing' },
  { value: 'UNDO', label: 'Undo' },
];
const LEAD = 'The first rule whose limits all hold decides; where none does, one person has to agree. An empty field limits nothing.';

/** The rules as rows that are edited in place. */
export function ApprovalRules({ form, onChange }: FormProps<ApprovalForm>) {
  const table = useRef<HTMLTableElement>(null);
  const add = useRef<HTMLButtonElement>(null);
  const setRules = (rules: readonly RuleForm[]) => onChange({ ...form, rules });
  const change = (key: number, part: Partial<RuleForm>) => setRules(form.rules.map((rule) => (rule.key === key ? { ...rule, ...part } : rule)));
  // the row is drawn again elsewhere, and its button may be of no use there
  const move = (index: number, by: number, key: number) => {
    setRules(moved(form.rules, index, by));
    requestAnimationFrame(() => {
      const buttons = [...(table.current?.querySelectorAll<HTMLButtonElement>(`[data-rule="${key}"]`) ?? [])];
      (buttons.find((button) => Number(button.dataset.by) === by && !button.disabled) ?? buttons.find((button) => !button.disabled))?.focus();
    });
  };
  return (
    <>
      <p className="under">{LEAD}</p>
      {form.rules.length > 0 && (
        <div className="settings-scrolled">
          <table className="list settings-rules" ref={table}>
            <caption className="unseen">Rules of approval</caption>
            <thead>
              <tr>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
                <th scope="col">
                  <span className="unseen">Order</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {form.rules.map((rule, index) => (
                <Row
                  key={rule.key}
                  rule={rule}
                  number={index + 1}
                  all={form.rules}
                  onChange={(part) => change(rule.key, part)}
                  onMove={(by) => move(index, by, rule.key)}
                  onRemove={() => {
                    setRules(form.rules.filter(({ key }) => key !== rule.key));
                    add.current?.focus();
                  }}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Button ref={add} size="compact-sm" variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => onChange(withRule(form))}>
        Add a rule
      </Button>
    </>
  );
}

interface RowProps {
  readonly rule: RuleForm;
  /** From 1. */
  readonly number: number;
  readonly all: readonly RuleForm[];
  readonly onChange: (part: Partial<RuleForm>) => void;
  readonly onMove: (by: number) => void;
  readonly onRemove: () => void;
}

function Row({ rule, number, all, onChange, onMove, onRemove }: RowProps) {
  const mistakes = mistakesOf(rule, all);
  const called = rule.name.trim() || `rule ${number}`;
  const field = (name: 'name' | 'move' | 'margin' | 'skus' | 'value', label: string) => ({
    size: 'xs' as const,
    'aria-label': `${label} of ${called}`,
    autoComplete: 'off',
    value: rule[name],
    error: mistakes[name],
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) => onChange({ [name]: value }),
  });
  const kinds = KINDS.some(({ value }) => value === rule.kinds) ? KINDS : [...KINDS, { value: rule.kinds, label: words(rule.kinds) }];
  return (
    <tr>
      <td>
        <TextInput {...field('name', 'Name')} aria-label={`Name of rule ${number}`} placeholder="Name" />
      </td>
      <td>
        <TextInput {...field('move', 'Largest move')} inputMode="decimal" w={90} />
      </td>
      <td>
        <TextInput {...field('margin', 'Lowest margin')} inputMode="decimal" w={90} />
      </td>
      <td>
        <TextInput {...field('skus', 'Prices')} inputMode="numeric" w={80} />
      </td>
      <td>
        <TextInput {...field('value', 'Sum of moves')} placeholder="1000 USD" />
      </td>
      <td>
        <NativeSelect size="xs" aria-label={`Runs of ${called}`} value={rule.kinds} onChange={({ currentTarget: { value } }) => onChange({ kinds: value })} data={kinds} />
      </td>
      <td>
        <NativeSelect
          size="xs"
          aria-label={`Who has to agree by ${called}`}
          value={rule.decision}
          onChange={({ currentTarget: { value } }) => onChange({ decision: value as ApprovalDecision })}
          data={Object.entries(NEEDS).map(([value, label]) => ({ value, label }))}
        />
      </td>
      <td className="acts">
        <ActionIcon variant="subtle" aria-label={`Move ${called} up`} data-rule={rule.key} data-by={-1} disabled={number === 1} onClick={() => onMove(-1)}>
          <IconArrowUp size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon variant="subtle" aria-label={`Move ${called} down`} data-rule={rule.key} data-by={1} disabled={number === all.length} onClick={() => onMove(1)}>
          <IconArrowDown size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon variant="subtle" aria-label={`Remove ${called}`} onClick={onRemove}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </td>
    </tr>
  );
}

/** The rules for who only looks. */
export function ApprovalRulesShown({ rules }: { readonly rules: readonly ApprovalRule[] }) {
  if (rules.length === 0) {
    return <p className="under">There are no rules: one person has to agree to every run.</p>;
  }
  return (
    <>
      <p className="under">The first rule whose limits all hold decides; where none does, one person has to agree.</p>
      <div className="settings-scrolled" tabIndex={0} role="group" aria-label="Rules of approval">
        <table className="list settings-rules">
          <caption className="unseen">Rules of approval</caption>
          <thead>
            <tr>
              <th scope="col">Rule</th>
              <th scope="col">Where</th>
              <th scope="col">Needs</th>
            </tr>
          </thead>
          <tbody>
            {rules.map((rule) => (
              <tr key={rule.name}>
                <td>{rule.name}</td>
                <td>{limitsSay(rule)}</td>
                <td>{NEEDS[rule.decision]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
