import { Alert, Button, FileInput, Group, Modal, SegmentedControl, Select, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';

import { post, type Problem, upload } from '../../api/client';
import type { Rule } from '../../api/types';
import { notify } from '../../ui/notify';
import { useScope } from '../common/project';
import { useReturnFocus } from '../common/useReturnFocus';
import { emptyBuilder, textOf } from './builder/rule';
import { FindingTable } from './editor/FileMenu';
import { findingsIn, FORMATS, formatOf } from './editor/files';
import { HIT_POLICIES, STAGES } from './editor/PropertiesDialog';
import { emptyTable, slugOf } from './newTable';
import './editor/editor.css';

type From = 'empty' | 'file' | 'builder';

const DROPDOWN = { openOnFocus: false, allowDeselect: false, comboboxProps: { withinPortal: false } } as const;

/** Begins a rule: with an empty table, with a file, or with the builder. */
export default function NewRule({ onClose }: { readonly onClose: () => void }) {
  useReturnFocus();
  const scope = useScope();
  const queries = useQueryClient();
  const [, go] = useLocation();
  const [from, setFrom] = useState<From>('empty');
  const [name, setName] = useState('');
  const [stage, setStage] = useState('adjust');
  const [policy, setPolicy] = useState('first');
  const [file, setFile] = useState<File | null>(null);

  const create = useMutation<Rule, Problem>({
    mutationFn: () => (from === 'file' ? imported(file!, name) : made(from, name, stage, policy)),
    onSuccess: (rule) => {
      void queries.invalidateQueries({ queryKey: [scope, 'rules'] });
      go(`/rules/${rule.id}`);
    },
  });
  return (
    <Modal opened onClose={onClose} size="lg" title="New rule" transitionProps={{ duration: 0 }} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (from !== 'file' || file) create.mutate();
        }}
      >
        <Stack gap="sm">
          <SegmentedControl
            aria-label="Begin with"
            value={from}
            onChange={(value) => {
              setFrom(value as From);
              create.reset();
            }}
            data={[
              { value: 'empty', label: 'An empty table' },
              { value: 'file', label: 'A file' },
              { value: 'builder', label: 'The builder' },
            ]}
          />
          {(from !== 'file' || (file && formatOf(file.name) === 'csv')) && (
            <TextInput
              label="Name"
              data-autofocus
              required={from !== 'file'}
              description={slugOf(name) ? `Its short name will be ${slugOf(name)}` : undefined}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          )}
          {from === 'empty' && (
            <>
              <Select {...DROPDOWN} label="Stage" value={stage} onChange={(value) => setStage(value ?? 'adjust')} data={STAGES} />
              <Select {...DROPDOWN} label="Hit policy" value={policy} onChange={(value) => setPolicy(value ?? 'first')} data={HIT_POLICIES} />
            </>
          )}
          {from === 'file' && (
            <FileInput
              label="File"
              description="A table as CSV, Excel (XLSX) or JSON, or a Drools spreadsheet, which name their tables themselves"
              accept=".csv,.xlsx,.json"
              required
              value={file}
              onChange={(chosen) => {
                setFile(chosen);
                create.reset();
                if (chosen && name === '') setName(chosen.name.replace(/(\.table)?\.[^.]+$/, ''));
              }}
            />
          )}
          {create.error && (
            <div>
              <Alert color="red" role="alert" title={create.error.title}>
                {create.error.detail}
              </Alert>
              <FindingTable findings={findingsIn(create.error)} />
            </div>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={create.isPending} disabled={from === 'file' ? !file : slugOf(name) === ''}>
              Create
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function made(from: From, name: string, stage: string, policy: string): Promise<Rule> {
  const slug = slugOf(name);
  return from === 'builder'
    ? post<Rule>('/api/v1/rules', { slug, name: name.trim(), kind: 'builder', text: textOf(emptyBuilder(slug)) })
    : post<Rule>('/api/v1/rules', { slug, name: name.trim(), kind: 'table', text: emptyTable(slug, stage, policy) });
}

interface Imported {
  readonly rules: readonly Rule[];
  /** What was taken in another form than it had. */
  readonly notes: readonly string[];
}

/** A CSV is the rule's own text; a spreadsheet of Drools and other files are read by the server. */
async function imported(file: File, name: string): Promise<Rule> {
  const format = formatOf(file.name);
  const text = format === 'csv' ? await file.text() : '';
  if (format === 'csv' && !/^[^\n]*RuleTable/im.test(text)) {
    const slug = slugOf(name || file.name);
    return post<Rule>('/api/v1/rules', { slug, name: name.trim() || slug, kind: 'table', text });
  }
  const { rules, notes } = await upload<Imported>('POST', '/api/v1/rules/import', file, { headers: { 'Content-Type': FORMATS[format] } });
  if (notes.length > 0 || rules.length > 1) {
    notify.done(`${rules.length} ${rules.length === 1 ? 'rule' : 'rules'} imported`, notes.join(' '));
  }
  return rules[0]!;
}
