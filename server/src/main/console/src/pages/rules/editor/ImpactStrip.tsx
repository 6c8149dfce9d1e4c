import { Anchor, Button, Popover } from '@mantine/core';
import { IconTrendingUp } from '@tabler/icons-react';

import type { DraftImpact } from '../../../api/authoring';
import { Problem } from '../../../api/client';
import { count } from '../../../ui/format';

interface Props {
  readonly impact: DraftImpact | undefined;
  readonly counting: boolean;
  readonly error: unknown;
  /** What the prices are those of. */
  readonly list: string | undefined;
  readonly onRow: (row: string) => void;
  /** Not there for a branch: a dry run is of what is published, or of the draft. */
  readonly onReview: (() => void) | undefined;
}

const signed = (value: number | undefined, unit: string) => {
  return value === undefined ? undefined : `${value > 0 ? '+' : ''}${value.toFixed(1)} ${unit}`.replace('-', '−');
};

/** What the draft or branch would do to the catalogue as it is now: nothing of it is stored. */
export function ImpactStrip({ impact, counting, error, list, onRow, onReview }: Props) {
  if (error) {
    return (
      <div className="impact-strip" role="status">
        <span>{error instanceof Problem ? `The effect on prices is unknown: ${error.detail ?? error.title}` : 'The effect on prices is unknown.'}</span>
      </div>
    );
  }
  const change = signed(impact?.averageChange, '%');
  const margin = points(impact);
  return (
    <div className="impact-strip" role="status" aria-busy={counting || undefined}>
      <IconTrendingUp size={18} aria-hidden />
      {impact ? (
        <>
          <strong>
            {count(impact.changed)} {impact.changed === 1 ? 'price' : 'prices'}
          </strong>
          <span>of {count(impact.skus)} would change{list ? ` in ${list}` : ''}</span>
          {change && <span className="figure">{change}</span>}
          {margin && <span className="figure">{margin} margin</span>}
          {impact.held > 0 && <span>{count(impact.held)} held</span>}
          {impact.complete === false && <span>(not all of them were priced in time)</span>}
          {impact.breaches.length > 0 && <Breaches impact={impact} onRow={onRow} />}
        </>
      ) : (
        <span>Pricing the catalogue with this table…</span>
      )}
      {onReview && (
        <Button variant="subtle" size="compact-sm" ml="auto" onClick={onReview} disabled={!impact}>
          Review in a dry run
        </Button>
      )}
    </div>
  );
}

function points(impact: DraftImpact | undefined): string | undefined {
  const { marginBefore, marginAfter } = impact ?? {};
  return marginBefore === undefined || marginAfter === undefined ? undefined : signed(marginAfter - marginBefore, 'pt');
}

function Breaches({ impact, onRow }: { readonly impact: DraftImpact; readonly onRow: (row: string) => void }) {
  return (
    <Popover position="top-start" width={420} withinPortal={false}>
      <Popover.Target>
        <Button size="compact-sm" variant="light" color="red">
          {impact.breaches.length === 20 ? '20 or more' : count(impact.breaches.length)} against a guardrail
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <ul className="finding-list">
          {impact.breaches.map(({ sku, row, guardrail, message }) => (
            <li key={`${sku} ${guardrail}`}>
              <div>
                <strong className="figure">{sku}</strong> {guardrail}
                {row && (
                  <>
                    {' by row '}
                    <Anchor component="button" type="button" size="sm" onClick={() => onRow(row)}>
                      {row}
                    </Anchor>
                  </>
                )}
                <span className="finding-text">{message}</span>
              </div>
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}
