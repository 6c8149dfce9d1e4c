import type { ReactNode } from 'react';

import type { Rule } from '../../../api/types';
import { PageSkeleton } from '../../../ui/PageSkeleton';
import { ProblemState } from '../../../ui/ProblemState';
import { useTable } from '../queries';
import { Editor } from './Editor';
import { useVocabulary } from './queries';
// comes with the editor: a cell must be editable when the network is gone
import '../../../grid/Suggestions';
import '../rules.css';
import './editor.css';

export interface TableEditorProps {
  readonly rule: Rule;
  /** A draft beside the draft; empty for the draft itself. */
  readonly branch: string;
  /** The row that is looked at: its id, or its number. */
  readonly row: string;
  readonly onRow: (row: string) => void;
  readonly onBranch: (branch: string) => void;
  readonly versions: ReactNode;
}

/** The draft of a decision table, open for editing. */
export default function TableEditor(props: TableEditorProps) {
  const { rule, branch } = props;
  const table = useTable(rule.id, '', true, branch);
  const vocabulary = useVocabulary();
  if (table.isError && !table.data) {
    return <ProblemState error={table.error} onRetry={() => void table.refetch()} />;
  }
  if (!table.data || vocabulary.isPending) {
    return <PageSkeleton />;
  }
  return <Editor key={branch} {...props} table={table.data} vocabulary={vocabulary.data ?? undefined} />;
}
