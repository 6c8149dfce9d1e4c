import { Alert, Button, Menu, Modal } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useRef, useState } from 'react';

import { download, get, ifMatch, Problem, put, upload } from '../../../api/client';
import type { Rule, RuleTable } from '../../../api/types';
import { notify } from '../../../ui/notify';
import { findingsIn, type FileFinding, FORMATS, formatOf } from './files';
import { ruleAt } from './queries';
import type { TableEditing } from './useTableEditor';

interface Props {
  readonly rule: Rule;
  readonly editor: TableEditing;
  /** What goes out as a file, empty for the draft; only the draft is replaced by one. */
  readonly branch: string;
  /** The draft is another one now. */
  readonly onTaken: () => void;
}

/** The draft or a branch as a file, and a file in the place of the draft. */
export function FileMenu({ rule, editor, branch, onTaken }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState<{ readonly file: string; readonly title: string; readonly findings: readonly FileFinding[] }>();

  const save = (format: 'csv' | 'xlsx' | 'json') => {
    void editor
      .flush()
      .then(() => (format === 'csv' ? saveCsv(rule) : download(ruleAt(rule.id, `table.${format}`), `${rule.slug}.table.${format}`, { query: { branch }, headers: { Accept: FORMATS[format] } })))
      .catch(notify.problem);
  };

  const take = async (file: File) => {
    try {
      await editor.flush();
      const headers = ifMatch(editor.current().revision);
      const format = formatOf(file.name);
      if (format === 'csv') {
        await put<Rule>(`/api/v1/rules/${rule.id}`, { text: await file.text() }, { headers });
      } else {
        await upload<RuleTable | undefined>('PUT', ruleAt(rule.id, `table.${format}`), file, { headers: { ...headers, 'Content-Type': FORMATS[format] } });
      }
      await editor.refresh();
      notify.done('The draft is what the file says', file.name);
      onTaken();
    } catch (failure) {
      if (failure instanceof Problem && !failure.passing) {
        setRefused({ file: file.name, title: failure.title, findings: findingsIn(failure) });
      } else {
        notify.problem(failure);
      }
    }
  };

  return (
    <>
      <Menu position="bottom-start" withinPortal={false} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <Button variant="default" leftSection={<IconFileSpreadsheet size={16} aria-hidden />}>
            Files
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => save('xlsx')}>
            Download for Excel (XLSX)
          </Menu.Item>
          <Menu.Item disabled={branch !== ''} onClick={() => save('csv')}>
            Download as CSV
          </Menu.Item>
          <Menu.Item onClick={() => save('json')}>
            Download as JSON
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item disabled={branch !== ''} onClick={() => input.current?.click()}>
            Replace the draft by a file…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <input
        ref={input}
        type="file"
        hidden
        aria-label="A file for the draft"
        accept=".csv,.xlsx,.json"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file) void take(file);
        }}
      />
      {refused && (
        <Modal opened onClose={() => setRefused(undefined)} size="lg" title={`${refused.file} was not taken`} transitionProps={{ duration: 0 }} closeButtonProps={{ 'aria-label': 'Close' }}>
          <Alert color="red" role="alert" title={refused.title}>
            The draft is as it was.
          </Alert>
          <FindingTable findings={refused.findings} />
        </Modal>
      )}
    </>
  );
}

/** What is wrong with a file, cell by cell. */
export function FindingTable({ findings }: { readonly findings: readonly FileFinding[] }) {
  const sheets = findings.some(({ sheet }) => sheet !== undefined);
  const places = findings.some(({ where }) => where !== '');
  return findings.length === 0 ? null : (
    <table className="list file-findings">
      <caption className="unseen">What is wrong with the file</caption>
      <thead>
        <tr>
          {sheets && <th scope="col">Sheet</th>}
          {places && <th scope="col">{sheets ? 'Cell' : 'Where'}</th>}
          <th scope="col">What is wrong</th>
        </tr>
      </thead>
      <tbody>
        {findings.slice(0, MOST).map(({ sheet, where, message }, index) => (
          <tr key={index}>
            {sheets && <td>{sheet}</td>}
            {places && <td className="figure nowrap">{where}</td>}
            <td>{message}</td>
          </tr>
        ))}
      </tbody>
      {findings.length > MOST && (
        <tfoot>
          <tr>
            <td colSpan={3}>{findings.length - MOST} more</td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}

const MOST = 200;

/** The text of the draft is the CSV. */
async function saveCsv(rule: Rule): Promise<void> {
  const { text } = await get<Rule>(`/api/v1/rules/${rule.id}`);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: FORMATS.csv }));
  link.download = `${rule.slug}.table.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
