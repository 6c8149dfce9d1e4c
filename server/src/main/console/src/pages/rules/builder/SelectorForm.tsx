import { ActionIcon, Autocomplete, Button, Group, SegmentedControl, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';

import type { Vocabulary } from '../../../api/authoring';
import { words } from '../../../ui/format';
import { NEW_TEST, type Path, type Selector } from './model';

interface Props {
  readonly selector: Selector;
  readonly path: Path;
  readonly vocabulary: Vocabulary;
  readonly categories: readonly string[];
  /** Where the selector stands in the rule's JSON. */
  readonly pointer: string;
  /** What is wrong with the part of the rule that a pointer names. */
  readonly problemAt: (pointer: string) => string | undefined;
  readonly onReplace: (path: Path, by: Selector | undefined) => void;
  readonly onAdd: (path: Path, part: Selector) => void;
}

/** A selector as a form: groups in groups, each of conditions of which all, any or none must hold. */
export function SelectorForm(props: Props) {
  const { selector, path, pointer, onReplace, onAdd } = props;
  const place = path.length === 0 ? 'the rule' : `group ${path.map((at) => at + 1).join('.')}`;
  if (selector.type === 'everything') {
    return (
      <Group gap="xs">
        <span>Every SKU.</span>
        <Button variant="default" size="compact-sm" onClick={() => onReplace(path, NEW_TEST)}>
          Add a condition
        </Button>
        {path.length > 0 && <Remove label="Remove this part" onClick={() => onReplace(path, undefined)} />}
      </Group>
    );
  }
  if (selector.type === 'test') {
    return (
      <>
        <Test {...props} test={selector} />
        {path.length === 0 && <Add onTest={() => onAdd(path, NEW_TEST)} onGroup={() => onReplace(path, { type: 'all', of: [selector, { type: 'any', of: [NEW_TEST] }] })} />}
      </>
    );
  }
  return (
    <fieldset className="selector-group">
      <legend className="unseen">Conditions of {place}</legend>
      <Group gap="xs">
        <SegmentedControl
          size="xs"
          aria-label={`How the conditions of ${place} are joined`}
          value={selector.type}
          onChange={(type) => onReplace(path, joined(selector, type as 'all' | 'any' | 'not'))}
          data={[
            { value: 'all', label: 'All hold' },
            { value: 'any', label: 'Any holds' },
            { value: 'not', label: 'Does not hold' },
          ]}
        />
        {path.length > 0 && <Remove label={`Remove ${place}`} onClick={() => onReplace(path, undefined)} />}
      </Group>
      {selector.of.map((part, index) => (
        <SelectorForm key={index} {...props} selector={part} path={[...path, index]} pointer={selector.type === 'not' ? `${pointer}/not` : `${pointer}/${MEMBERS[selector.type]}/${index}`} />
      ))}
      {selector.type !== 'not' && <Add onTest={() => onAdd(path, NEW_TEST)} onGroup={() => onAdd(path, { type: 'any', of: [NEW_TEST] })} />}
    </fieldset>
  );
}

/** What the JSON calls a group. */
const MEMBERS = { all: 'and', any: 'or' } as const;

function joined(selector: Extract<Selector, { readonly of: readonly Selector[] }>, type: 'all' | 'any' | 'not'): Selector {
  if (type === selector.type) return selector;
  if (type === 'not') return { type, of: [selector.type !== 'not' && selector.of.length === 1 ? selector.of[0]! : selector] };
  return selector.type === 'not' ? ('of' in selector.of[0] && selector.of[0].type !== 'not' ? { ...selector.of[0], type } : { type, of: selector.of }) : { ...selector, type };
}

function Add({ onTest, onGroup }: { readonly onTest: () => void; readonly onGroup: () => void }) {
  return (
    <Group gap="xs" mt={6}>
      <Button variant="default" size="compact-sm" onClick={onTest}>
        Add a condition
      </Button>
      <Button variant="subtle" size="compact-sm" onClick={onGroup}>
        Add a group
      </Button>
    </Group>
  );
}

function Remove({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  return (
    <ActionIcon variant="subtle" aria-label={label} onClick={onClick}>
      <IconX size={16} aria-hidden />
    </ActionIcon>
  );
}

const DROPDOWN = { openOnFocus: false, allowDeselect: false, comboboxProps: { withinPortal: false } } as const;

function Test({ test, path, pointer, problemAt, vocabulary, categories, onReplace }: Props & { readonly test: Extract<Selector, { readonly type: 'test' }> }) {
  const term = vocabulary.terms.find(({ name }) => name === test.term);
  const operators = term?.operators.map(({ word }) => word) ?? [test.operator];
  const known = term && term.allowed.length > 0 ? term.allowed : (test.term === 'category' ? categories : term?.type.toUpperCase() === 'FLAG' ? ['yes', 'no'] : []);
  const operands = term?.operators.find(({ word }) => word === test.operator)?.operands;
  const place = path.map((at) => at + 1).join('.') || '1';
  const change = (part: Partial<typeof test>) => onReplace(path, { ...test, ...part });
  return (
    <Group gap="xs" mt={6} wrap="nowrap" align="flex-start" className="selector-test">
      <Select
        {...DROPDOWN}
        w={190}
        searchable
        aria-label={`Fact of condition ${place}`}
        error={problemAt(`${pointer}/field`)}
        value={test.term}
        onChange={(name) => {
          const next = vocabulary.terms.find((one) => one.name === name);
          if (next) onReplace(path, { ...test, term: next.name, operator: next.operators.some(({ word }) => word === test.operator) ? test.operator : (next.operators[0]?.word ?? 'is') });
        }}
        data={vocabulary.terms.map(({ name }) => ({ value: name, label: words(name) }))}
      />
      <Select
        {...DROPDOWN}
        w={130}
        aria-label={`Comparison of condition ${place}`}
        error={problemAt(`${pointer}/op`)}
        value={test.operator}
        onChange={(operator) => operator && change({ operator })}
        data={[...operators]}
      />
      <Autocomplete
        style={{ flex: 1 }}
        openOnFocus={false}
        comboboxProps={{ withinPortal: false }}
        limit={30}
        aria-label={`Value of condition ${place}`}
        error={problemAt(`${pointer}/value`)}
        placeholder={operands === 'MANY' ? 'Red | Blue' : operands === 'RANGE' ? '10 .. 20' : ''}
        value={test.value}
        onChange={(value) => change({ value })}
        data={[...known]}
      />
      <Remove label={`Remove condition ${place}`} onClick={() => onReplace(path, undefined)} />
    </Group>
  );
}
