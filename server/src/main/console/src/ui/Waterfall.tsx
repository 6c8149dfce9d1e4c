import './waterfall.css';

import { IconCheck, IconX } from '@tabler/icons-react';
import { Link } from 'wouter';

import type { Explanation, ExplanationStep } from '../api/runs';
import { amount, words } from './format';
import { StatusBadge } from './StatusBadge';
import { type Bar, barsOf, guardsOf } from './bars';

const STAGES: Readonly<Record<string, string>> = {
  base: 'Base',
  adjust: 'Adjustment',
  round: 'Rounding',
  guard: 'Guardrail',
};

/** Hundredths of the width: the smallest change is seen too. */
const LEAST = 0.6;

interface Props {
  readonly explanation: Explanation;
}

/** Why a price is what it is: each step with what it added, the bounds that were checked, and what came out. */
export function Waterfall({ explanation }: Props) {
  const bars = barsOf(explanation.steps);
  const guards = guardsOf(explanation);
  return (
    <div className="waterfall">
      <ol aria-label="Steps of the price">
        {bars.map((bar, index) => (
          <StepLine key={index} bar={bar} />
        ))}
      </ol>
      {guards.length > 0 && (
        <ul className="waterfall-guards" aria-label="Guardrails">
          {guards.map(({ text, kept }) => (
            <li key={text} data-kept={kept}>
              {kept ? <IconCheck size={14} aria-hidden /> : <IconX size={14} aria-hidden />}
              <span>
                {kept ? 'Kept' : 'Broken'}: {text}
              </span>
            </li>
          ))}
        </ul>
      )}
      <Result explanation={explanation} />
    </div>
  );
}

function StepLine({ bar: { step, kind, start, width, difference } }: { readonly bar: Bar }) {
  return (
    <li className="waterfall-step">
      <div className="waterfall-cause">
        <span className="waterfall-stage">{STAGES[step.stage] ?? words(step.stage)}</span>
        <Cause step={step} />
      </div>
      <div className="waterfall-figures figure">
        {kind === 'same' && <span className="waterfall-soft">no change</span>}
        {(kind === 'up' || kind === 'down') && (
          <>
            <span data-kind={kind}>{signed(difference)}</span>
            <span className="waterfall-soft">
              {figure(step.before)} <span aria-label="to">→</span>
            </span>
          </>
        )}
        <span>{figure(step.after)}</span>
      </div>
      {step.conditions.length > 0 && <div className="waterfall-conditions">{step.conditions.join(' · ')}</div>}
      {kind !== 'same' && (
        <div className="waterfall-track" aria-hidden>
          <span data-kind={kind} style={{ left: `${Math.min(start, 100 - LEAST)}%`, width: `${Math.max(width, LEAST)}%` }} />
        </div>
      )}
    </li>
  );
}

/** Names the row and leads to it, where a row fired. */
function Cause({ step }: { readonly step: ExplanationStep }) {
  if (step.table === undefined) {
    return <span>{capital(step.cause)}</span>;
  }
  const name = step.rowNumber === undefined ? step.table : `${step.table}, row ${step.rowNumber}`;
  if (step.rule === undefined) {
    return <span>{name}</span>;
  }
  const at = new URLSearchParams({ ...(step.version && { version: String(step.version) }), ...(step.row && { row: step.row }) });
  return <Link href={`/rules/${encodeURIComponent(step.rule)}?${at}`}>{name}</Link>;
}

function Result({ explanation: { outcome, price, wanted, reasons } }: Props) {
  return (
    <div className="waterfall-result" data-held={price === undefined || undefined}>
      <div>
        <strong>{price ? 'Final price' : wanted ? 'Wanted price' : 'No price'}</strong>{' '}
        {outcome !== 'PRICED' && <StatusBadge state={outcome} />}
        {reasons.map((reason) => (
          <p key={reason}>{capital(reason)}</p>
        ))}
      </div>
      <strong className="figure">{amount(price ?? wanted)}</strong>
    </div>
  );
}

/** Exact amounts lose the zeros beyond a cent, and no more. */
function figure(exact: string): string {
  const [whole = '0', fraction = ''] = exact.split('.');
  return `${whole}.${fraction.replace(/0+$/, '').padEnd(2, '0')}`.replace(/^-/, '−');
}

const signed = (difference: number) => (difference > 0 ? '+' : '−') + figure(Math.abs(difference).toFixed(4));

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
