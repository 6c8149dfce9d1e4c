import { words } from './format';

type Tone = 'good' | 'wait' | 'busy' | 'bad' | 'idle';

/** By the state's name in lower case: runs, targets, price changes, SKUs, rules, sales, schedules and connections share their words. */
const TONES: Readonly<Record<string, Tone>> = {
  live: 'good',
  applied: 'good',
  published: 'good',
  priced: 'good',
  ramped: 'good',
  approved: 'good',
  open: 'good',
  done: 'good',
  ready: 'good',
  up: 'good',
  pending: 'wait',
  preview: 'wait',
  proposed: 'wait',
  draft: 'wait',
  paused: 'wait',
  frozen: 'wait',
  degraded: 'wait',
  planned: 'wait',
  halted: 'bad',
  partial: 'bad',
  failed: 'bad',
  rejected: 'bad',
  conflicting: 'bad',
  held: 'bad',
  missed: 'bad',
  quarantined: 'bad',
  down: 'bad',
  queued: 'busy',
  due: 'busy',
  applying: 'busy',
  writing: 'busy',
  watching: 'busy',
  submitted: 'busy',
  verifying: 'busy',
};

const LABELS: Readonly<Record<string, string>> = {
  preview: 'Waits for approval',
  proposed: 'Waits for approval',
  off: 'Not on sale',
  partial: 'Partly written',
  up: 'Answers',
  degraded: 'Answers in part',
  down: 'Does not answer',
};

interface Props {
  readonly state: string;
  /** In place of the state's own words. */
  readonly label?: string;
}

/** A state in words and, beside them, a colour. */
export function StatusBadge({ state, label }: Props) {
  const key = state.toLowerCase();
  return (
    <span className="status" data-tone={TONES[key] ?? 'idle'}>
      {label ?? LABELS[key] ?? words(state)}
    </span>
  );
}
