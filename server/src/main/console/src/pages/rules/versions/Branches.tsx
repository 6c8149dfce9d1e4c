import { Alert, Button, Group, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import type { Branch, Conflict, Resolution } from '../../../api/authoring';
import { get, ifMatch, post, type Problem, remove } from '../../../api/client';
import type { Rule, RuleTable } from '../../../api/types';
import { notify } from '../../../ui/notify';
import { Time } from '../../../ui/Time';
import { useScope } from '../../common/project';
import { ruleAt } from '../editor/queries';
import type { TableEditing } from '../editor/useTableEditor';
import { Conflicts } from './Conflicts';

interface Props {
  readonly rule: Rule;
  readonly editor: TableEditing;
  readonly branches: readonly Branch[];
  readonly branch: string;
  readonly onBranch: (branch: string) => void;
  readonly onMerged: () => void;
}

/** Named drafts beside the draft: begun, opened, merged into it cell by cell, and ended. */
export function Branches({ rule, editor, branches, branch, onBranch, onMerged }: Props) {
  const scope = useScope();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [conflicts, setConflicts] = useState<{ readonly of: string; readonly conflicts: readonly Conflict[] }>();
  const refresh = () => queries.invalidateQueries({ queryKey: [scope, 'rule', rule.id, 'branches'] });

  const create = useMutation<unknown, Problem>({
    mutationFn: () => post(ruleAt(rule.id, 'branches'), { name: name.trim(), from: null }),
    onSuccess: () => {
      setName('');
      void refresh();
    },
    onError: notify.problem,
  });
  const end = useMutation<void, Problem, string>({
    mutationFn: (which) => remove(ruleAt(rule.id, `branches/${encodeURIComponent(which)}`)),
    onSuccess: (_, which) => {
      void refresh();
      if (which === branch) onBranch('');
    },
    onError: notify.problem,
  });
  const merge = useMutation<RuleTable, Problem, { readonly of: string; readonly resolutions: readonly Resolution[] }>({
    mutationFn: async ({ of, resolutions }) => {
      await editor.flush();
      const revision = branch === '' ? editor.current().revision : await draftRevision(rule.id);
      return post<RuleTable>(ruleAt(rule.id, `branches/${encodeURIComponent(of)}/merge`), { resolutions }, { headers: ifMatch(revision) });
    },
    onSuccess: async (_, { of }) => {
      if (branch === '') {
        await editor.refresh();
      } else {
        await queries.invalidateQueries({ queryKey: [scope, 'rule', rule.id, 'table', ''] });
        onBranch('');
      }
      void refresh();
      notify.done(`Branch ${of} is merged into the draft`);
      onMerged();
    },
    onError: (problem, { of }) => {
      if (problem.kind === 'merge-conflict' && Array.isArray(problem.facts.conflicts)) {
        setConflicts({ of, conflicts: problem.facts.conflicts as Conflict[] });
      } else {
        notify.problem(problem);
      }
    },
  });

  if (conflicts) {
    return (
      <Conflicts
        branch={conflicts.of}
        conflicts={conflicts.conflicts}
        merging={merge.isPending}
        onResolved={(resolutions) => merge.mutate({ of: conflicts.of, resolutions })}
        onCancel={() => setConflicts(undefined)}
      />
    );
  }
  return (
    <>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate();
        }}
      >
        <Group gap="xs" align="end" mb="sm">
          <TextInput label="New branch" description="From the draft as it is now: lower case letters, digits, hyphens" required value={name} onChange={(event) => setName(event.currentTarget.value)} style={{ flex: 1 }} />
          <Button type="submit" loading={create.isPending} disabled={name.trim() === ''}>
            Create
          </Button>
        </Group>
      </form>
      {branches.length === 0 ? (
        <Alert color="teal">A branch is a draft of its own: a summer sale can be prepared while the draft goes on, and is merged cell by cell.</Alert>
      ) : (
        <ul className="version-list">
          {branches.map((one) => (
            <li key={one.name}>
              <span>
                <strong>{one.name}</strong>
                <span className="under">
                  {one.from === undefined ? 'from the draft' : `from version ${one.from}`}
                  {one.updatedAt && (
                    <>
                      {', edited '}
                      <Time at={one.updatedAt} />
                    </>
                  )}
                </span>
              </span>
              <Button variant="default" size="compact-sm" onClick={() => onBranch(one.name === branch ? '' : one.name)}>
                {one.name === branch ? 'Back to the draft' : 'Open'}
              </Button>
              <Button variant="default" size="compact-sm" loading={merge.isPending && merge.variables.of === one.name} onClick={() => merge.mutate({ of: one.name, resolutions: [] })}>
                Merge
              </Button>
              <Button variant="subtle" color="red" size="compact-sm" aria-label={`End branch ${one.name}`} onClick={() => end.mutate(one.name)}>
                End
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

async function draftRevision(rule: string): Promise<number> {
  return (await get<RuleTable>(ruleAt(rule, 'table'))).revision ?? 0;
}
