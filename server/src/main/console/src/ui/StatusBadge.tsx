import { words } from './format';

type Tone = 'good' | 'wait' | 'busy' | 'bad' | 'idle';

/** By the state's name in lower case: runs, targets, price changes, SKUs, rules, sales and schedules share their words. */
const TONES: Readonly<Record<string, Tone>> = {
  live: 'good',
  applied: 'good',
  published: 'good',
  priced: 'good',
  approved: 'good',
  open: 'good',
  done: 'good',
  pending: 'wait',
  preview: 'wait',
  proposed: 'wait',
  draft: 'wait',
  paused: 'wait',
  halted: 'bad',
  partial: 'bad',
  failed: 'bad',
  rejected: 'bad',
  conflicting: 'bad',
  held: 'bad',
  missed: 'bad',
  queued: 'busy',
  due: 'busy',
  applying: 'busy',
  submitted: 'busy',
  verifying: 'busy',
};

const LABELS: Readonly<Record<string, string>> = {
  preview: 'Waits for approval',
  proposed: 'Waits for approval',
  off: 'Not on sale',
  partial: 'Partly written',
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
