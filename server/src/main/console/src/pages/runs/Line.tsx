import { Tooltip } from '@mantine/core';
import { Link } from 'wouter';

import type { RunLine } from '../../api/runs';
import { amount, change, percent } from '../../ui/format';
import { StatusBadge } from '../../ui/StatusBadge';
import { canMark, isExcluded } from './Marked';
import { rowHref } from './layout';
import { reasonOf } from './shown';

interface Props {
  readonly line: RunLine;
  readonly withStates: boolean;
  readonly inTabOrder: boolean;
  readonly onChoose: (sku: string) => void;
  /** Not there where lines are not marked. */
  readonly marked?: boolean | undefined;
  readonly onMark?: ((line: RunLine) => void) | undefined;
}

/** The cells of one SKU: what it costs, what it would cost, and why. */
export function Line({ line, withStates, inTabOrder, onChoose, marked, onMark }: Props) {
  const tabIndex = inTabOrder ? 0 : -1;
  const held = line.outcome === 'HELD' || line.outcome === 'CONFLICTING';
  const after = line.after ?? (held ? line.wanted : undefined);
  const excluded = isExcluded(line);
  return (
    <>
      {marked !== undefined && (
        <div role="cell">
          {canMark(line) && <input type="checkbox" aria-label={`Mark ${line.sku}`} tabIndex={tabIndex} checked={marked} onChange={() => onMark?.(line)} />}
        </div>
      )}
      <div role="cell">
        <button type="button" className="line-sku" tabIndex={tabIndex} onClick={() => onChoose(line.sku)} aria-haspopup="dialog">
          <span className="unseen">Why this price? </span>
          <span className="figure clip">{line.sku}</span>{' '}
          <span className="under clip">{line.title ?? 'No title'}</span>
        </button>
      </div>
      <div role="cell" className="num">
        <Before line={line} replaced={after !== undefined && !held && !excluded} />
      </div>
      <div role="cell" className="num">
        {after ? (
          <Tooltip label={excluded ? 'Excluded from the run' : 'Wanted, but held back'} disabled={!held && !excluded} openDelay={300}>
            <span className="becomes figure" data-held={held || excluded}>
              {amount(after)}
            </span>
          </Tooltip>
        ) : (
          '–'
        )}
      </div>
      <div role="cell" className="num figure">
        {change(line.changePercent)}
      </div>
      <div role="cell" className="num figure">
        <Margin line={line} />
      </div>
      <div role="cell">
        <Why line={line} tabIndex={tabIndex} />
      </div>
      {withStates && <div role="cell">{line.target && <StatusBadge state={line.target.state} label={line.target.state === 'PREVIEW' ? 'To write' : undefined} />}</div>}
    </>
  );
}

function Before({ line, replaced }: { readonly line: RunLine; readonly replaced: boolean }) {
  if (!line.before) {
    return <>–</>;
  }
  return replaced ? <del className="was figure">{amount(line.before)}</del> : <span className="figure">{amount(line.before)}</span>;
}

function Margin({ line: { marginBefore, marginAfter } }: { readonly line: RunLine }) {
  if (marginAfter === undefined || marginAfter === marginBefore) {
    return <>{percent(marginBefore ?? marginAfter)}</>;
  }
  return (
    <>
      {marginBefore === undefined ? '–' : percent(marginBefore).replace(' %', '')} → {percent(marginAfter)}
    </>
  );
}

function Why({ line, tabIndex }: { readonly line: RunLine; readonly tabIndex: number }) {
  const reason = reasonOf(line);
  if (reason) {
    return (
      <Tooltip label={reason.text} multiline maw={360} openDelay={300}>
        <span className="reason" data-tone={reason.bad ? 'bad' : undefined}>
          {reason.text}
        </span>
      </Tooltip>
    );
  }
  if (!line.rule) {
    return <>–</>;
  }
  const { table, row, rowNumber } = line.rule;
  return (
    <Link className="line-rule" tabIndex={tabIndex} href={rowHref(line.rule)}>
      <span className="text-link">Row {rowNumber ?? row}</span> <span className="under clip">{table}</span>
    </Link>
  );
}
