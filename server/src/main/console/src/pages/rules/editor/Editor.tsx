import { Button } from '@mantine/core';
import { IconFlask, IconHistory } from '@tabler/icons-react';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';

import type { Match, Vocabulary } from '../../../api/authoring';
import { usePriceList } from '../../../api/priceList';
import type { RuleTable } from '../../../api/types';
import { type Filters, matching } from '../../../grid/filter';
import type { Position } from '../../../grid/model';
import { Sheet, type SheetHandle } from '../../../grid/Sheet';
import { PageHead } from '../../../ui/PageHead';
import { StatusBadge } from '../../../ui/StatusBadge';
import { useHits } from '../queries';
import { hitPolicyText, scheduleText } from '../table';
import { TestBench } from '../tests/TestBench';
import { TestsPanel } from '../tests/TestsPanel';
import { TryPanel } from '../tests/TryPanel';
import { columnsOf } from './columns';
import { EditorNotices } from './EditorNotices';
import { type AsideTab, EditorAside, RowPanel } from './EditorAside';
import { type Edit, patchesOf } from './edits';
import { FileMenu } from './FileMenu';
import { byRow, type Finding, findingsOf, nextFinding } from './findings';
import { FindingsBanner } from './FindingsBanner';
import { FindingsPanel } from './FindingsPanel';
import { ImpactStrip } from './ImpactStrip';
import { useBlame, useCategories, useDraftImpact, useLint, useTests } from './queries';
import { classOf, type Light, problemOf, useEditorRows } from './rows';
import { SaveNote } from './SaveNote';
import type { TableEditorProps } from './TableEditor';
import { Toolbar } from './Toolbar';
import { useBlameTitles } from './useBlameTitles';
import { useTableEditor } from './useTableEditor';

const ColumnDialog = lazy(() => import('./ColumnDialog'));
const PropertiesDialog = lazy(() => import('./PropertiesDialog'));
const PublishDialog = lazy(() => import('./PublishDialog'));
const VersionsDrawer = lazy(() => import('../versions/VersionsDrawer'));

/** Soon after the table is there: what opens later must open without the network too. */
const preload = () => Promise.all([import('./ColumnDialog'), import('./PropertiesDialog'), import('./PublishDialog'), import('../versions/VersionsDrawer')]).catch(() => {});

type Dialog = 'column' | 'rename' | 'properties' | 'publish' | 'review' | 'versions';

interface Props extends TableEditorProps {
  readonly table: RuleTable;
  readonly vocabulary: Vocabulary | undefined;
}

const NONE = new Map<string, never>();
const NO_FILTERS: Filters = {};

export function Editor({ rule, branch, row, onRow, onBranch, versions, table: read, vocabulary }: Props) {
  const editor = useTableEditor(rule, branch, read, vocabulary);
  const { document, table, revision, state } = editor;
  const onDraft = branch === '';
  const quiet = state.type === 'saved';
  const lint = useLint(rule.id, branch, revision);
  const hits = useHits(rule.id, rule.publishedVersion !== undefined).data;
  const tests = useTests(rule.id, branch, revision, quiet);
  const blame = useBlame(rule.id, branch, revision, quiet).data ?? undefined;
  const { list } = usePriceList();
  const changed = table.status === 'DRAFT';
  const impact = useDraftImpact(rule.id, branch, list?.id, revision, quiet && changed && table.problems.length === 0);

  const [dialog, setDialog] = useState<Dialog>();
  const [tab, setTab] = useState<AsideTab>('row');
  const [bench, setBench] = useState(false);
  const [shown, setShown] = useState({ hits: true, coverage: false });
  const [filters, setFilters] = useState(NO_FILTERS);
  const [kept, keepShown] = useState<ReadonlySet<string>>(new Set());
  const [active, setActive] = useState<Position>({ row: 0, column: 0 });
  const [match, setMatch] = useState<Match>();
  const sheet = useRef<SheetHandle>(null);

  const findings = useMemo(() => findingsOf(table.problems, lint.data?.findings ?? []), [table.problems, lint.data]);
  const known = {
    findings: useMemo(() => byRow(findings), [findings]),
    hits: useMemo(() => new Map(hits?.items.map(({ row: id, skus }) => [id, skus])), [hits]),
    tests: useMemo(() => new Map(tests.data?.coverage.map(({ row: id, tests: many }) => [id, many])), [tests.data]),
    lights: useMemo(() => (match ? lightsOf(match) : NONE), [match]),
  };
  const rows = useEditorRows(document, known);
  const most = useMemo(() => Math.max(1, ...rows.map(({ hits: skus }) => skus ?? 0)), [rows]);
  const currency = document.properties.currency;
  const can = { hits: hits?.run !== undefined, coverage: (tests.data?.coverage.length ?? 0) > 0 };
  const categories = useCategories(document.columns.some(({ type }) => type === 'PATH')).data ?? NO_PATHS;
  const columns = useMemo(
    () => columnsOf(document, currency, { hits: shown.hits && can.hits, coverage: shown.coverage && can.coverage }, vocabulary, categories, most),
    // widths follow the rows only as columns change: a column that jumps while one types is worse than a narrow one
    [document.columns, currency, shown, can.hits, can.coverage, vocabulary, categories, most],
  );
  const visible = useMemo(() => {
    const found = new Set(matching(rows, columns, filters));
    return rows.filter(({ row: { id } }, index) => found.has(index) || kept.has(id));
  }, [rows, columns, filters, kept]);
  // where a row stands now, for what happens after an edit was drawn
  const drawn = useRef(visible);
  drawn.current = visible;
  const place = (id: string) => drawn.current.findIndex((one) => one.row.id === id);

  const goTo = (id: string, column?: string) => {
    const show = () => sheet.current?.focus({ row: rows.findIndex((one) => one.row.id === id), column: Math.max(0, columns.findIndex(({ key }) => key === column)) });
    if (place(id) >= 0) {
      sheet.current?.focus({ row: place(id), column: Math.max(0, columns.findIndex(({ key }) => key === column)) });
    } else {
      setFilters(NO_FILTERS);
      setTimeout(show);
    }
    onRow(id);
  };
  const go = ({ rows: [first], column }: Finding) => first !== undefined && goTo(first, column);
  const stepped = (edit: Edit | undefined) => {
    const cell = edit?.patches.find((patch) => patch.op === 'set' || patch.op === 'insert');
    if (cell && 'row' in cell) setTimeout(() => sheet.current?.focus({ row: Math.max(0, place(cell.row)), column: cell.op === 'set' ? columns.findIndex(({ key }) => key === cell.column) : active.column }));
  };
  const mend = ({ mend: found }: Finding) => {
    if (found && editor.edit(found.patches)) {
      const first = found.patches[0];
      if (first && 'row' in first && first.op !== 'remove') setTimeout(() => goTo(first.row, first.op === 'set' ? first.column : undefined));
    }
  };

  useEffect(() => {
    const soon = setTimeout(() => void preload(), 1_500);
    return () => clearTimeout(soon);
  }, []);

  // a column that was just added is where one goes on
  const [wanted, setWanted] = useState<string>();
  useEffect(() => {
    const at = columns.findIndex(({ key }) => key === wanted);
    if (at >= 0) {
      setWanted(undefined);
      setTimeout(() => sheet.current?.focus({ row: Math.min(active.row, visible.length - 1), column: at }));
    }
  }, [columns, wanted]);

  // a link to a row shows it; the author's own moves do not come back here
  const arrived = useRef('');
  useEffect(() => {
    if (row && arrived.current !== row) {
      const at = rows.findIndex((one) => one.row.id === row || String(one.row.number) === row);
      if (at >= 0) sheet.current?.focus({ row: at, column: 0 });
    }
    arrived.current = row;
  }, [row]);

  const looked = visible[active.row];
  const column = columns[active.column]?.key;
  const own = document.columns.some(({ name }) => name === column) ? column : undefined;
  const failing = tests.data?.cases.filter(({ passed }) => !passed).length ?? 0;
  const onMatch = useCallback((found: Match | undefined) => setMatch(found), []);

  return (
    <>
      <PageHead
        title={rule.name}
        beside={<StatusBadge state={changed ? 'draft' : 'published'} label={onDraft ? (changed ? 'Draft' : `Version ${table.version}`) : `Branch ${branch}`} />}
        sub={
          <>
            {!onDraft ? 'A draft beside the draft' : !rule.publishedVersion ? 'Never published' : changed ? `Draft after version ${rule.publishedVersion}` : 'As published'} · {hitPolicyText(table.hitPolicy)} · {table.schedule && `${scheduleText(table.schedule)} · `}<SaveNote editor={editor} />
          </>
        }
        actions={
          <>
            {versions}
            <Button variant="default" leftSection={<IconHistory size={16} aria-hidden />} onClick={() => setDialog('versions')}>
              Versions
            </Button>
            {tests.data && (
              <Button variant="default" leftSection={<IconFlask size={16} aria-hidden />} onClick={() => setTab('tests')}>
                Test
              </Button>
            )}
            <Button disabled={!onDraft || !changed} onClick={() => setDialog('publish')}>
              Publish
            </Button>
          </>
        }
      />
      <FindingsBanner
        findings={findings}
        checking={lint.isFetching || !quiet}
        onNext={() => {
          const next = nextFinding(findings, place, active.row);
          if (next) go(next);
          else setTab('findings');
        }}
      />
      <EditorNotices misfits={editor.misfits} onForget={editor.forgetMisfits} />
      <Toolbar
        canUndo={editor.canUndo}
        canRedo={editor.canRedo}
        onUndo={() => stepped(editor.undo())}
        onRedo={() => stepped(editor.redo())}
        onRows={(what) => {
          sheet.current?.rows(what);
          sheet.current?.focus();
        }}
        onAddColumn={() => setDialog('column')}
        onChangeColumn={() => setDialog('rename')}
        onRemoveColumn={() => own && editor.edit([{ op: 'remove-column', column: own }])}
        column={own}
        onProperties={() => setDialog('properties')}
        shown={shown}
        can={can}
        onShown={setShown}
        files={<FileMenu rule={rule} editor={editor} branch={branch} onTaken={() => setDialog('versions')} />}
        rows={visible.length}
        of={rows.length}
      />
      <div className="rule-body">
        <div className="rule-sheet" onMouseOver={useBlameTitles(blame, branch, visible, columns)}>
          <Sheet
            ref={sheet}
            label={`${rule.name}: ${hitPolicyText(table.hitPolicy)}`}
            columns={columns}
            rowCount={visible.length}
            getRow={(index) => visible[index]}
            rowClass={classOf}
            problem={problemOf}
            filters={filters}
            onFilters={(next) => {
              setFilters(next);
              keepShown(new Set());
            }}
            history={{ undo: () => stepped(editor.undo()), redo: () => stepped(editor.redo()) }}
            onCommit={(patches) => {
              const wanted = patchesOf(document, visible.map((one) => one.row.id), patches);
              if (editor.edit(wanted)) keepShown((before) => new Set([...before, ...wanted.flatMap((patch) => ('row' in patch ? [patch.op === 'rename' ? patch.to : patch.row] : []))]));
            }}
            onActive={(index) => {
              const id = visible[index]?.row.id;
              if (id !== undefined) {
                arrived.current = id;
                onRow(id);
              }
            }}
            onActiveCell={setActive}
          />
          {bench && tests.data && <TestBench rule={rule} branch={branch} editor={editor} tests={tests.data} vocabulary={vocabulary} onClose={() => setBench(false)} />}
          {changed && (impact.data || impact.isFetching || impact.isError) && impact.data !== null && (
            <ImpactStrip impact={impact.data} counting={impact.isFetching} error={impact.error} list={list?.name} onRow={goTo} onReview={onDraft ? () => setDialog('review') : undefined} />
          )}
        </div>
        <EditorAside
          tab={tab}
          onTab={setTab}
          found={findings.length}
          failing={failing}
          row={
            <RowPanel table={table} branch={branch} shown={looked} hits={hits} blame={blame}>
              {looked?.findings && <FindingsPanel findings={looked.findings} complete checking={false} onGo={go} onMend={mend} />}
            </RowPanel>
          }
          findings={<FindingsPanel findings={findings} complete={lint.data ? lint.data.complete : lint.data === null ? undefined : true} checking={lint.isFetching || !quiet} onGo={go} onMend={mend} />}
          tests={
            tests.data ? (
              <>
                <TryPanel rule={rule.id} branch={branch} revision={revision} columns={document.columns} onMatch={onMatch} onRow={goTo} />
                <TestsPanel tests={tests.data} onEdit={() => setBench(true)} onRow={goTo} />
              </>
            ) : undefined
          }
        />
      </div>
      <Suspense fallback={null}>
        {(dialog === 'column' || dialog === 'rename') && (
          <ColumnDialog
            vocabulary={vocabulary}
            stage={document.properties.stage}
            currency={currency}
            taken={document.columns.map(({ name }) => name)}
            header={dialog === 'rename' ? own : undefined}
            onChoose={(header) => {
              setDialog(undefined);
              if (dialog === 'rename' && own) editor.edit([{ op: 'rename-column', column: own, to: header }]);
              else editor.edit([{ op: 'add-column', column: header, before: own ?? null }]);
              setWanted(header);
            }}
            onClose={() => setDialog(undefined)}
          />
        )}
        {dialog === 'properties' && (
          <PropertiesDialog
            properties={document.properties}
            onChange={(patches) => {
              setDialog(undefined);
              editor.edit(patches);
            }}
            onClose={() => setDialog(undefined)}
          />
        )}
        {(dialog === 'publish' || dialog === 'review') && (
          <PublishDialog
            rule={rule}
            reviewIn={dialog === 'review' ? list?.slug : undefined}
            revision={revision}
            findings={findings}
            failedTests={failing}
            flush={async () => {
              await editor.flush();
              return editor.current().revision;
            }}
            onPublished={() => {
              setDialog(undefined);
              void editor.refresh();
            }}
            onClose={() => setDialog(undefined)}
          />
        )}
        {dialog === 'versions' && (
          <VersionsDrawer rule={rule} editor={editor} branch={branch} onBranch={onBranch} onRow={goTo} onClose={() => setDialog(undefined)} />
        )}
      </Suspense>
    </>
  );
}

const NO_PATHS: readonly string[] = [];

const lightsOf = ({ rows, acting }: Match): ReadonlyMap<string, Light> => new Map(rows.map((id) => [id, acting.includes(id) ? 'acting' : 'matching']));

