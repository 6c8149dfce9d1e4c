import { Button, Drawer, Group, Select, Stack, Tabs } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { ifMatch, post, type Problem } from '../../../api/client';
import type { Rule, RuleTable, RuleVersion } from '../../../api/types';
import { notify } from '../../../ui/notify';
import { ProblemState } from '../../../ui/ProblemState';
import { Time } from '../../../ui/Time';
import { usePeople, useScope } from '../../common/project';
import { useReturnFocus } from '../../common/useReturnFocus';
import { ruleAt } from '../editor/queries';
import type { TableEditing } from '../editor/useTableEditor';
import { useVersions } from '../queries';
import { Branches } from './Branches';
import { DiffView } from './DiffView';
import { type Side, useBranches, useDiff } from './queries';

interface Props {
  readonly rule: Rule;
  readonly editor: TableEditing;
  readonly branch: string;
  readonly onBranch: (branch: string) => void;
  readonly onRow: (row: string) => void;
  readonly onClose: () => void;
}

/** What was published, what differs between any two, the way back, and the drafts beside the draft. */
export default function VersionsDrawer({ rule, editor, branch, onBranch, onRow, onClose }: Props) {
  useReturnFocus();
  const versions = useVersions(rule.id);
  const branches = useBranches(rule.id);
  const newest = versions.data?.[0]?.number;
  const [sides, setSides] = useState<readonly [Side | undefined, Side]>([undefined, branch ? `branch:${branch}` : 'draft']);
  const [tab, setTab] = useState<string | null>('changes');
  const from = sides[0] ?? newest;
  const diff = useDiff(rule.id, from ?? '', sides[1], editor.revision, from !== undefined);
  const all = [
    { value: 'draft', label: 'Draft' },
    ...(branches.data ?? []).map(({ name }) => ({ value: `branch:${name}`, label: `Branch ${name}` })),
    ...(versions.data ?? []).map(({ number }) => ({ value: String(number), label: `Version ${number}` })),
  ];
  const pick = { data: all, allowDeselect: false, openOnFocus: false, comboboxProps: { withinPortal: false } } as const;
  return (
    <Drawer opened onClose={onClose} position="right" size={640} title={`${rule.name}: versions`} transitionProps={{ duration: 0 }} closeButtonProps={{ 'aria-label': 'Close' }}>
      <Tabs value={tab} onChange={setTab} keepMounted={false}>
        <Tabs.List mb="sm">
          <Tabs.Tab value="changes">What changed</Tabs.Tab>
          <Tabs.Tab value="versions">Versions</Tabs.Tab>
          {branches.data && <Tabs.Tab value="branches">Branches</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel value="changes">
          <Stack gap="sm">
            <Group gap="sm" grow>
              <Select {...pick} label="From" value={from === undefined ? null : String(from)} onChange={(value) => setSides([value ?? undefined, sides[1]])} />
              <Select {...pick} label="To" value={String(sides[1])} onChange={(value) => setSides([sides[0], value ?? 'draft'])} />
            </Group>
            {from === undefined ? (
              <p className="under">{versions.isPending ? 'Reading the versions…' : 'Nothing was published yet, so there is nothing to compare with.'}</p>
            ) : diff.isError ? (
              <ProblemState error={diff.error} onRetry={() => void diff.refetch()} />
            ) : diff.data ? (
              <DiffView
                diff={diff.data}
                onRow={
                  sides[1] === (branch ? `branch:${branch}` : 'draft')
                    ? (row) => {
                        onClose();
                        onRow(row);
                      }
                    : undefined
                }
              />
            ) : (
              <p className="under">Comparing…</p>
            )}
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="versions">
          <ul className="version-list">
            {(versions.data ?? []).map((version) => (
              <Version
                key={version.id}
                rule={rule}
                version={version}
                editor={editor}
                canRestore={branch === ''}
                onCompare={() => {
                  setSides([version.number, sides[1]]);
                  setTab('changes');
                }}
                onRestored={onClose}
              />
            ))}
          </ul>
          {versions.data?.length === 0 && <p className="under">Nothing was published yet.</p>}
        </Tabs.Panel>
        {branches.data && (
          <Tabs.Panel value="branches">
            <Branches rule={rule} editor={editor} branches={branches.data} branch={branch} onBranch={onBranch} onMerged={onClose} />
          </Tabs.Panel>
        )}
      </Tabs>
    </Drawer>
  );
}

interface VersionProps {
  readonly rule: Rule;
  readonly version: RuleVersion;
  readonly editor: TableEditing;
  readonly canRestore: boolean;
  readonly onCompare: () => void;
  readonly onRestored: () => void;
}

function Version({ rule, version, editor, canRestore, onCompare, onRestored }: VersionProps) {
  const scope = useScope();
  const queries = useQueryClient();
  const { nameOf } = usePeople();
  const restore = useMutation<RuleTable | undefined, Problem>({
    mutationFn: async () => {
      await editor.flush();
      return post<RuleTable | undefined>(ruleAt(rule.id, 'restore'), { version: version.number }, { headers: ifMatch(editor.current().revision) });
    },
    onSuccess: async () => {
      await editor.refresh();
      void queries.invalidateQueries({ queryKey: [scope, 'rules'] });
      notify.done(`The draft is version ${version.number} again`, 'What it said before is in its history.');
      onRestored();
    },
    onError: notify.problem,
  });
  return (
    <li>
      <span>
        <strong>Version {version.number}</strong>
        <span className="under">
          {nameOf(version.publishedBy)}, <Time at={version.publishedAt} />
          {version.reason && `: ${version.reason}`}
        </span>
        <span className="under figure">{version.hash.slice(0, 12)}</span>
      </span>
      <Button variant="default" size="compact-sm" onClick={onCompare}>
        Compare
      </Button>
      {canRestore && (
        <Button variant="default" size="compact-sm" loading={restore.isPending} onClick={() => restore.mutate()}>
          Restore
        </Button>
      )}
    </li>
  );
}
