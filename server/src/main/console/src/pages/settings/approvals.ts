import type { ApprovalDecision, ApprovalPolicy, ApprovalRule } from '../../api/policies';
import { count, money } from '../../ui/format';
import { isNumber, isWhole } from './figures';

/** A rule as it is typed in; what is empty is not limited. */
export interface RuleForm {
  /** Stays with the rule as it is moved. */
  readonly key: number;
  readonly name: string;
  readonly move: string;
  readonly margin: string;
  readonly skus: string;
  /** "1000.00 USD, 900 EUR". */
  readonly value: string;
  /** The kinds of runs, joined by commas; empty for all. */
  readonly kinds: string;
  readonly decision: ApprovalDecision;
}

export interface ApprovalForm extends Omit<ApprovalPolicy, 'rules'> {
  readonly rules: readonly RuleForm[];
}

export type RuleMistakes = Readonly<Partial<Record<'name' | 'move' | 'margin' | 'skus' | 'value', string>>>;

export const NEEDS: Readonly<Record<ApprovalDecision, string>> = { AUTO: 'Nobody', ONE: 'One person', TWO: 'Two people' };

const LONGEST_NAME = 100;

export function formOf({ rules, ...switches }: ApprovalPolicy): ApprovalForm {
  return { ...switches, rules: rules.map(ruleFormOf) };
}

function ruleFormOf(rule: ApprovalRule, key: number): RuleForm {
  const text = (figure: number | undefined) => (figure === undefined ? '' : String(figure));
  return {
    key,
    name: rule.name,
    move: text(rule.maxMovePercent),
    margin: text(rule.minMarginPercent),
    skus: text(rule.maxSkus),
    value: (rule.maxValue ?? []).map(({ amount, currency }) => `${amount} ${currency}`).join(', '),
    kinds: (rule.kinds ?? []).join(','),
    decision: rule.decision,
  };
}

/** A further rule, which asks for one person where nothing is filled in. */
export function withRule(form: ApprovalForm): ApprovalForm {
  const key = Math.max(-1, ...form.rules.map((rule) => rule.key)) + 1;
  return { ...form, rules: [...form.rules, { key, name: '', move: '', margin: '', skus: '', value: '', kinds: '', decision: 'ONE' }] };
}

/** The rules with one moved by so many places; where there is no such place they stay. */
export function moved(rules: readonly RuleForm[], index: number, by: number): readonly RuleForm[] {
  const to = index + by;
  const rule = rules[index];
  if (!rule || to < 0 || to >= rules.length) {
    return rules;
  }
  const others = rules.filter((_, at) => at !== index);
  return [...others.slice(0, to), rule, ...others.slice(to)];
}

/** The policy that the form stands for; undefined while one of its rules is wrong. */
export function policyOf(form: ApprovalForm): ApprovalPolicy | undefined {
  const wrong = form.rules.some((rule) => Object.keys(mistakesOf(rule, form.rules)).length > 0);
  return wrong ? undefined : { ...form, rules: form.rules.map(ruleOf) };
}

/** What is wrong with a rule among the others, by field. */
export function mistakesOf(rule: RuleForm, all: readonly RuleForm[]): RuleMistakes {
  const name = rule.name.trim();
  const taken = all.some((other) => other.key !== rule.key && other.name.trim() === name);
  return {
    ...(name === '' ? { name: 'Name it' } : name.length > LONGEST_NAME ? { name: 'Too long' } : taken ? { name: 'Another has it' } : {}),
    ...(rule.move && !(isNumber(rule.move) && Number(rule.move) >= 0) ? { move: '0 or more' } : {}),
    ...(rule.margin && !(isNumber(rule.margin) && Number(rule.margin) <= 100) ? { margin: 'At most 100' } : {}),
    ...(rule.skus && !isWhole(rule.skus) ? { skus: 'A whole number' } : {}),
    ...(valuesOf(rule.value) ? {} : { value: 'Like 1000 USD, 900 EUR' }),
  };
}

function ruleOf({ name, move, margin, skus, value, kinds, decision }: RuleForm): ApprovalRule {
  const values = valuesOf(value) ?? [];
  return {
    name: name.trim(),
    ...(move ? { maxMovePercent: Number(move) } : {}),
    ...(margin ? { minMarginPercent: Number(margin) } : {}),
    ...(skus ? { maxSkus: Number(skus) } : {}),
    ...(values.length > 0 ? { maxValue: values } : {}),
    ...(kinds ? { kinds: kinds.split(',') } : {}),
    decision,
  };
}

/** Amounts with their currencies, each once; undefined for what is none. */
function valuesOf(text: string): ApprovalRule['maxValue'] | undefined {
  const values = text
    .split(/[,;]/)
    .filter((part) => part.trim() !== '')
    .map((part) => /^\s*(\d+(?:\.\d+)?)\s*([A-Za-z]{3})\s*$/.exec(part));
  const found = values.flatMap((value) => (value ? [{ amount: value[1] as string, currency: (value[2] as string).toUpperCase() }] : []));
  const once = new Set(found.map(({ currency }) => currency)).size === found.length;
  return found.length === values.length && once ? found : undefined;
}

/** What a rule limits, in words. */
export function limitsSay({ maxMovePercent, minMarginPercent, maxSkus, maxValue, kinds }: ApprovalRule): string {
  const limits = [
    maxMovePercent !== undefined && `no price moves by more than ${maxMovePercent} %`,
    minMarginPercent !== undefined && `no margin is below ${minMarginPercent} %`,
    maxSkus !== undefined && `at most ${count(maxSkus)} prices`,
    maxValue !== undefined && `prices move by at most ${maxValue.map((value) => money({ ...value, minorUnits: 0 })).join(' or ')} in all`,
    kinds !== undefined && `runs that ${kinds.map((kind) => (kind === 'UNDO' ? 'undo' : 'price')).join(' or ')}`,
  ].filter((limit) => limit !== false);
  return limits.length === 0 ? 'Always' : `${limits.join(', ').replace(/^./, (first) => first.toUpperCase())}`;
}
