import type { CanaryRequest } from '../../api/runs';
import { count } from '../../ui/format';

/** What a person fills in: the figures as they were typed. */
export interface CanaryForm {
  /** `all` keeps a run from the project's usual canary. */
  readonly way: 'share' | 'count' | 'steps' | 'all';
  readonly share: string;
  readonly count: string;
  readonly steps: string;
  readonly watch: string;
  readonly unit: Unit;
  readonly errors: string;
  readonly drift: string;
}

type Unit = 'minutes' | 'hours' | 'days';

/** What the server takes where nothing is said. */
export const USUAL: CanaryForm = { way: 'share', share: '5', count: '10', steps: '5, 25', watch: '10', unit: 'minutes', errors: '2', drift: '0' };

export type Mistakes = Readonly<Partial<Record<keyof CanaryForm, string>>>;

const MINUTES: Readonly<Record<Unit, number>> = { minutes: 1, hours: 60, days: 1440 };
const LONGEST = 7 * MINUTES.days;
const MOST_STEPS = 10;

/** The request that the form stands for, or what is wrong with it, by field. */
export function planOf(form: CanaryForm): { readonly plan: CanaryRequest } | { readonly mistakes: Mistakes } {
  const mistakes = { ...sizeMistakes(form), ...watchMistakes(form), ...shareMistake('errors', form.errors), ...shareMistake('drift', form.drift) };
  return Object.keys(mistakes).length > 0 ? { mistakes } : { plan: { ...sizeOf(form), watch: watchOf(form), maxErrorShare: Number(form.errors), maxDriftShare: Number(form.drift) } };
}

/** The form of what was asked; what was left out is the usual. */
export function formOf({ share, count: first, steps, watch, maxErrorShare, maxDriftShare }: CanaryRequest): CanaryForm {
  const minutes = minutesOf(watch) ?? Number(USUAL.watch);
  const unit = minutes > 0 && minutes % MINUTES.days === 0 ? 'days' : minutes > 0 && minutes % MINUTES.hours === 0 ? 'hours' : 'minutes';
  return {
    ...USUAL,
    ...(share === undefined ? {} : { share: String(share) }),
    ...(first === undefined ? {} : { way: 'count' as const, count: String(first) }),
    ...(steps === undefined ? {} : { way: 'steps' as const, steps: steps.join(', ') }),
    watch: String(minutes / MINUTES[unit]),
    unit,
    errors: String(maxErrorShare ?? USUAL.errors),
    drift: String(maxDriftShare ?? USUAL.drift),
  };
}

/** The minutes of a duration like P1DT2H30M. */
function minutesOf(duration: string | undefined): number | undefined {
  const parts = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(duration ?? '');
  const [days, hours, minutes, seconds] = (parts ?? []).slice(1).map((part = '0') => Number(part)) as [number, number, number, number];
  return parts ? days * MINUTES.days + hours * MINUTES.hours + minutes + seconds / 60 : undefined;
}

/** How long its prices are watched, in words. */
export function watchSays({ watch, unit }: CanaryForm): string {
  return `${watch.trim()} ${Number(watch) === 1 ? unit.slice(0, -1) : unit}`;
}

/** How many of the prices each step has written, as the server counts them; none where the first would leave no rest. */
export function sizesOf({ share, steps, count: first }: CanaryRequest, prices: number): readonly number[] {
  if (first !== undefined) {
    return first < prices ? [first] : [];
  }
  const shares = share === undefined ? (steps ?? []) : [share];
  return shares.reduce<readonly number[]>((sizes, one) => {
    // shares of prices in whole millionths: 7 % of 100 is 7, not the 7.000000000000001 that is 8 when rounded up
    const size = Math.ceil(Math.round(one * prices * 1e6) / 1e8);
    return size < prices && size > (sizes.at(-1) ?? 0) ? [...sizes, size] : sizes;
  }, []);
}

/** What will happen, in a sentence. */
export function planSays(form: CanaryForm, plan: CanaryRequest, prices: number): string {
  const sizes = sizesOf(plan, prices);
  if (sizes.length === 0) {
    return form.way === 'all' ? `${count(prices)} prices are written, without the usual canary of the project.` : `That leaves no rest of ${count(prices)} prices: they are all written at once.`;
  }
  const some = new Intl.ListFormat('en-GB', { style: 'narrow' }).format(sizes.map((size) => count(size)));
  const each = sizes.length > 1 ? 'each step is' : sizes[0] === 1 ? 'that one is' : 'those are';
  const are = sizes.length === 1 && sizes[0] === 1 ? 'is' : 'are';
  return (
    `${some} of ${count(prices)} prices ${are} written first; ${each} watched for ${watchSays(form)}. ` +
    `If at most ${form.errors.trim()} % fail and at most ${form.drift.trim()} % are shown differently, the rest follows; if not, the run is halted.`
  );
}

function sizeOf({ way, share, count: first, steps }: CanaryForm): CanaryRequest {
  return way === 'all' ? { share: 100 } : way === 'share' ? { share: Number(share) } : way === 'count' ? { count: Number(first) } : { steps: stepsOf(steps) };
}

function sizeMistakes({ way, share, count: first, steps }: CanaryForm): Mistakes {
  switch (way) {
    case 'all':
      return {};
    case 'share':
      return isShare(share) && Number(share) > 0 ? {} : { share: 'A number above 0, at most 100' };
    case 'count':
      return /^\d+$/.test(first.trim()) && Number(first) > 0 ? {} : { count: 'A whole number, at least 1' };
    case 'steps': {
      const all = stepsOf(steps);
      const grow = all.every((step, index) => step > (all[index - 1] ?? 0) && step <= 100);
      return all.length > 0 && all.length <= MOST_STEPS && grow ? {} : { steps: `Up to ${MOST_STEPS} growing shares like 5, 25` };
    }
  }
}

function watchMistakes({ watch, unit }: CanaryForm): Mistakes {
  const minutes = watch.trim() === '' ? Number.NaN : Number(watch) * MINUTES[unit];
  return Number.isInteger(minutes) && minutes >= 0 && minutes <= LONGEST ? {} : { watch: 'Whole minutes, at most 7 days' };
}

const shareMistake = (field: 'errors' | 'drift', text: string): Mistakes => (isShare(text) ? {} : { [field]: 'From 0 to 100' });

const isShare = (text: string) => text.trim() !== '' && Number(text) >= 0 && Number(text) <= 100;

/** "5, 25 %" as numbers; what is none is NaN, which grows from nothing. */
function stepsOf(text: string): readonly number[] {
  return text
    .replaceAll('%', ' ')
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(Number);
}

const watchOf = ({ watch, unit }: CanaryForm) => `PT${Number(watch) * MINUTES[unit]}M`;
