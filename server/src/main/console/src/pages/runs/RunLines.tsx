import { Skeleton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { Link } from 'wouter';

import type { RunLine } from '../../api/runs';
import { change, count } from '../../ui/format';
import { ProblemState } from '../../ui/ProblemState';
import { singleKeys } from '../../ui/useShortcuts';
import { Line } from './Line';
import { canMark, type Marks } from './Marked';
import { LineLayout, type LineGroup, rowHref } from './layout';
import { type Block, BLOCK, type LineQuery, useBlocks } from './queries';
import { useLineFocus } from './useLineFocus';
import './runs.css';

const LINE = 50;
const HEAD = 38;
/** The heads of the columns stay in sight above the lines. */
const HEADS = 34;

interface Props {
  readonly run: string;
  readonly groups: readonly LineGroup[];
  /** Whether the groups have headings. */
  readonly grouped: boolean;
  readonly query: LineQuery;
  /** Whether the lines have targets, whose state is worth a column. */
  readonly withStates: boolean;
  readonly currency: string | undefined;
  readonly chosen: string | undefined;
  readonly onChoose: (sku: string) => void;
  /** Lines that are marked; not there where nothing can be done with them. */
  readonly marks?: Marks | undefined;
  readonly onMark?: ((line: RunLine) => void) | undefined;
}

/** Every line of a selection, of which those on the screen are read and drawn. */
export function RunLines({ run, groups, grouped, query, withStates, currency, chosen, onChoose, marks, onMark }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const layout = useMemo(() => new LineLayout(groups, folded, !grouped), [groups, folded, grouped]);
  const rows = useVirtualizer({
    count: layout.size,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (layout.at(index).kind === 'head' ? HEAD : LINE),
    scrollPaddingStart: HEADS,
    overscan: 10,
  });
  useEffect(() => rows.measure(), [rows, layout]);

  const seen = rows.getVirtualItems();
  const wanted = blocksOf(layout, query, seen.map(({ index }) => index));
  const blocks = useBlocks(run, wanted.map(({ block }) => block));
  const read = new Map(wanted.map(({ key }, index) => [key, blocks[index]] as const));
  const failed = blocks.find((block) => block.isError);

  const { focusLine, active } = useLineFocus(layout.size, scroller, (index) => rows.scrollToIndex(index));

  const lineAt = (index: number): RunLine | undefined => {
    const place = layout.at(index);
    return place.kind === 'head' ? undefined : read.get(blockKey(place.group, place.offset))?.data?.items[place.offset % BLOCK];
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-index]');
    const line = row ? lineAt(Number(row.dataset.index)) : undefined;
    if (event.key === 'x' && !event.ctrlKey && !event.metaKey && !event.altKey && singleKeys.areOn() && onMark && line && canMark(line)) {
      event.preventDefault();
      onMark(line);
    } else {
      focusLine(event);
    }
  };

  if (failed) {
    return <ProblemState error={failed.error} onRetry={() => blocks.forEach((block) => block.isError && void block.refetch())} />;
  }
  return (
    <div
      className="lines"
      ref={scroller}
      role="table"
      aria-label="Prices of the run"
      aria-rowcount={layout.size + 1}
      data-states={withStates}
      data-marks={marks !== undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <LineHeads currency={currency} withStates={withStates} withMarks={marks !== undefined} />
      <div className="lines-space" role="rowgroup" style={{ height: rows.getTotalSize() }}>
        {seen.map(({ index, start, size }) => {
          const place = layout.at(index);
          const group = layout.groups[place.group];
          const style = { transform: `translateY(${start}px)`, height: size };
          if (!group) {
            return null;
          }
          if (place.kind === 'head') {
            return <GroupHead key={`head ${group.key}`} group={group} index={index} folded={layout.isFolded(group)} style={style} onFold={() => setFolded(toggled(folded, group.key))} />;
          }
          const line = lineAt(index);
          return (
            <div
              key={`${group.key} ${place.offset}`}
              className="line line-row"
              role="row"
              aria-rowindex={index + 2}
              aria-busy={line === undefined || undefined}
              data-index={index}
              data-chosen={line !== undefined && line.sku === chosen}
              style={style}
            >
              {line ? (
                <Line line={line} withStates={withStates} inTabOrder={index === active} onChoose={onChoose} marked={marks?.has(line.sku)} onMark={onMark} />
              ) : (
                <div role="cell">
                  <Skeleton h={14} w="70%" />
                </div>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface HeadsProps {
  readonly currency: string | undefined;
  readonly withStates: boolean;
  readonly withMarks: boolean;
}

function LineHeads({ currency, withStates, withMarks }: HeadsProps) {
  const unit = currency ? ` (${currency})` : '';
  return (
    <div role="rowgroup" className="line-heads">
      <div role="row" aria-rowindex={1} className="line">
        {withMarks && (
          <div role="columnheader">
            <span className="unseen">Marked</span>
          </div>
        )}
        <div role="columnheader">SKU</div>
        <div role="columnheader" className="num" aria-label={`Before${unit}`}>
          Before
        </div>
        <div role="columnheader" className="num" aria-label={`After${unit}`}>
          After
        </div>
        <div role="columnheader" className="num">
          Change
        </div>
        <div role="columnheader" className="num">
          Margin
        </div>
        <div role="columnheader">Rule or reason</div>
        {withStates && <div role="columnheader">State</div>}
      </div>
    </div>
  );
}

interface HeadProps {
  readonly group: LineGroup;
  readonly index: number;
  readonly folded: boolean;
  readonly style: { readonly transform: string; readonly height: number };
  readonly onFold: () => void;
}

function GroupHead({ group, index, folded, style, onFold }: HeadProps) {
  return (
    <div className="line-group" role="row" aria-rowindex={index + 2} style={style} data-index={index}>
      <div role="cell" style={{ display: 'contents' }}>
        <button type="button" className="line-fold" aria-expanded={!folded} onClick={onFold}>
          <IconChevronDown size={14} aria-hidden />
          <span className="clip">{group.label}</span>
        </button>
        <span className="figure">
          {count(group.prices)} {group.prices === 1 ? 'price' : 'prices'}
          {(group.excluded ?? 0) > 0 && `, ${count(group.excluded)} excluded`}
        </span>
        {group.averageChangePercent !== undefined && <span className="figure">{change(group.averageChangePercent)} on average</span>}
        {group.table && (
          <Link className="text-link nowrap" href={rowHref(group)}>
            {group.table}, row {group.rowNumber ?? group.row}
          </Link>
        )}
      </div>
    </div>
  );
}

/** The blocks in which the lines at these places are. */
function blocksOf(layout: LineLayout, query: LineQuery, indexes: readonly number[]): readonly { key: string; block: Block }[] {
  const blocks = new Map<string, Block>();
  for (const index of indexes) {
    const place = layout.at(index);
    const group = layout.groups[place.group];
    if (place.kind === 'line' && group) {
      const row = group.row === undefined ? {} : { table: group.table ?? '', row: group.row };
      blocks.set(blockKey(place.group, place.offset), { query: { ...query, ...row }, number: Math.floor(place.offset / BLOCK) });
    }
  }
  return [...blocks].map(([key, block]) => ({ key, block }));
}

const blockKey = (group: number, offset: number) => `${group}:${Math.floor(offset / BLOCK)}`;

function toggled(set: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(key)) {
    next.add(key);
  }
  return next;
}
