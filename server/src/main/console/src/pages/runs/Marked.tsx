import { Button } from '@mantine/core';
import { useState } from 'react';

import type { Run, RunLine } from '../../api/runs';
import { count } from '../../ui/format';
import { Question } from './Question';
import type { useExclusion } from './useExclusion';
import type { useRunAction } from './useRunAction';

/** Lines a person has marked, by SKU, each with whether it is excluded. */
export type Marks = ReadonlyMap<string, boolean>;

/** Whether the line can be left out, or taken back. */
export function canExclude(line: RunLine): boolean {
  return line.target?.state === 'PREVIEW' || isExcluded(line);
}

/** Whether the line's price can be put back. */
export function canUndo(line: RunLine): boolean {
  return line.target?.state === 'APPLIED';
}

/** Somebody left out this line; those of a run that was rejected as a whole have no code. */
export function isExcluded({ target }: RunLine): boolean {
  return target?.state === 'EXCLUDED' && target.code === 'EXCLUDED';
}

export function withMark(marks: Marks, line: RunLine): Marks {
  const next = new Map(marks);
  if (!next.delete(line.sku)) {
    next.set(line.sku, isExcluded(line));
  }
  return next;
}

interface Props {
  readonly run: Run;
  readonly marks: Marks;
  readonly exclusion: ReturnType<typeof useExclusion>;
  readonly onClear: () => void;
}

/** What can be done with the marked lines of a preview. */
export function Marked({ run, marks, exclusion, onClear }: Props) {
  const [asking, setAsking] = useState(false);
  const excluded = [...marks].filter(([, out]) => out).map(([sku]) => sku);
  const written = [...marks].filter(([, out]) => !out).map(([sku]) => sku);
  const given = (run.approval?.people.approved.length ?? 0) > 0;
  return (
    <div className="marked" role="group" aria-label="Marked prices">
      <span role="status">{count(marks.size)} marked</span>
      {written.length > 0 && (
        <Button size="compact-sm" variant="default" loading={exclusion.busy} onClick={() => setAsking(true)}>
          Exclude {prices(written.length)}
        </Button>
      )}
      {excluded.length > 0 && (
        <Button size="compact-sm" variant="default" loading={exclusion.busy} onClick={() => exclusion.include(excluded, onClear)}>
          Take back {prices(excluded.length)}
        </Button>
      )}
      <Button size="compact-sm" variant="default" onClick={onClear}>
        Unmark
      </Button>
      {asking && (
        <Question
          title={`Exclude ${prices(written.length)}?`}
          text={`The rest of the run can still be approved; what is excluded is not written.${given ? ' Approvals given so far are void.' : ''}`}
          yes="Exclude"
          reason={exclusion.reasonRequired ? 'required' : 'optional'}
          onClose={() => setAsking(false)}
          onYes={(reason) => {
            setAsking(false);
            exclusion.exclude(written, reason, onClear);
          }}
        />
      )}
    </div>
  );
}

interface UndoProps {
  readonly marks: Marks;
  readonly action: ReturnType<typeof useRunAction>;
  readonly onClear: () => void;
}

/** What can be done with the marked lines of a run that is written. */
export function MarkedUndo({ marks, action, onClear }: UndoProps) {
  const [asking, setAsking] = useState(false);
  return (
    <div className="marked" role="group" aria-label="Marked prices">
      <span role="status">{count(marks.size)} marked</span>
      <Button size="compact-sm" variant="default" loading={action.busy === 'undo'} onClick={() => setAsking(true)}>
        Undo {marks.size === 1 ? 'this price' : `these ${prices(marks.size)}`}
      </Button>
      <Button size="compact-sm" variant="default" onClick={onClear}>
        Unmark
      </Button>
      {asking && (
        <Question
          title={`Undo ${prices(marks.size)}?`}
          text="A new run puts them back to what was there before; the rest of this run stays. Prices that changed since stay as they are, and the new run says who changed them."
          yes="Propose the undo"
          reason="optional"
          tone="usual"
          onClose={() => setAsking(false)}
          onYes={(reason) => {
            setAsking(false);
            action.act('undo', { reason, skus: [...marks.keys()] });
          }}
        />
      )}
    </div>
  );
}

const prices = (number: number) => `${count(number)} ${number === 1 ? 'price' : 'prices'}`;
