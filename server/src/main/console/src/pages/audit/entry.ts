import type { AuditEntry } from '../../api/types';
import { count, shortId, words } from '../../ui/format';

/** What happened, in the words of the person who did it. Others are made of the action's own words. */
const TITLES: Readonly<Record<string, string>> = {
  'run.previewed': 'Dry run finished',
  'run.approved': 'Run approved',
  'run.approval_given': 'First of two approved',
  'run.rejected': 'Run rejected',
  'run.lines_excluded': 'Prices excluded',
  'run.lines_included': 'Prices taken back',
  'run.expired': 'Run expired',
  'run.queued': 'Run queued',
  'run.started': 'Writing began',
  'run.paused': 'Run paused',
  'run.resumed': 'Run resumed',
  'run.cancelled': 'Run cancelled',
  'run.canary_passed': 'Canary went well',
  'run.halted': 'Run halted',
  'run.completed': 'Run finished',
  'run.failed': 'Run failed',
  'run.rolled_back': 'Run rolled back',
  'target.applied': 'Price written',
  'target.skipped': 'Price left alone',
  'target.failed': 'Price not written',
  'target.retried': 'Failed prices tried again',
  'reconciliation.completed': 'Read back: as intended',
  'reconciliation.mismatch': 'Read back: not as intended',
  'price.adopted': 'Price adopted from the channel',
  'job.rule.materialize': 'Dry run made',
  'job.rule.apply.batch': 'Batches written',
  'job.rule.reconcile': 'Channel read again',
  'catalog.imported': 'Catalogue imported',
  'pricelist.created': 'Price list created',
  'connection.created': 'Connection created',
  'connection.frozen': 'Prices of a connection frozen',
  'connection.unfrozen': 'Freeze of a connection lifted',
  'apikey.issued': 'API key issued',
  'apikey.revoked': 'API key revoked',
  'member.set': 'Member set',
  'project.created': 'Project founded',
  'project.frozen': 'All prices frozen',
  'project.unfrozen': 'Freeze of all prices lifted',
  'project.sales_decided': 'Rules for sales decided',
  'project.approvals_decided': 'Rules for approvals decided',
  'project.canary_decided': 'Usual canary decided',
  'project.drift_decided': 'Rules for drift decided',
  'attributes.defined': 'Attributes defined',
  'rule.branch_created': 'Branch of a rule created',
  'rule.branch_edited': 'Branch of a rule edited',
  'rule.branch_deleted': 'Branch of a rule deleted',
  'layer.proposed': 'Sale proposed',
  'layer.approved': 'Sale approved',
  'layer.rejected': 'Sale rejected',
  'layer.opened': 'Sale began',
  'layer.shortened': 'Sale shortened',
  'layer.ended': 'Sale ended',
  'layer.missed': 'Sale missed',
  'layer.removed': 'Sale removed',
  'schedule.created': 'Schedule created',
  'schedule.fired': 'Schedule started a dry run',
  'schedule.failed': 'Schedule could not start its dry run',
  'schedule.removed': 'Schedule removed',
};

const IMPORTED = 'catalog.imported';

export const ACTIONS: readonly string[] = [
  'apikey.issued',
  'apikey.revoked',
  'attributes.defined',
  'catalog.imported',
  'connection.created',
  'connection.frozen',
  'connection.unfrozen',
  'layer.approved',
  'layer.ended',
  'layer.missed',
  'layer.opened',
  'layer.proposed',
  'layer.rejected',
  'layer.removed',
  'layer.shortened',
  'job.rule.apply.batch',
  'job.rule.materialize',
  'job.rule.reconcile',
  'member.set',
  'price.adopted',
  'pricelist.created',
  'project.approvals_decided',
  'project.canary_decided',
  'project.created',
  'project.drift_decided',
  'project.frozen',
  'project.sales_decided',
  'project.unfrozen',
  'reconciliation.completed',
  'reconciliation.mismatch',
  'rule.archived',
  'rule.branch_created',
  'rule.branch_deleted',
  'rule.branch_edited',
  'rule.created',
  'rule.edited',
  'rule.published',
  'rulebook.created',
  'rulebook.edited',
  'rulebook.published',
  'run.approval_given',
  'run.approved',
  'run.canary_passed',
  'run.cancelled',
  'run.completed',
  'run.expired',
  'run.failed',
  'run.halted',
  'run.lines_excluded',
  'run.lines_included',
  'run.paused',
  'run.previewed',
  'run.queued',
  'run.rejected',
  'run.resumed',
  'run.rolled_back',
  'run.started',
  'schedule.created',
  'schedule.failed',
  'schedule.fired',
  'schedule.removed',
  'target.applied',
  'target.failed',
  'target.retried',
  'target.skipped',
];

export const ENTITIES: Readonly<Record<string, string>> = {
  run: 'Run',
  layer: 'Sale',
  schedule: 'Schedule',
  target: 'Price',
  rule: 'Rule',
  rulebook: 'Rulebook',
  project: 'Project',
  price_list: 'Price list',
  connection: 'Connection',
  api_key: 'API key',
  app_user: 'Member',
};

export function actionTitle(action: string): string {
  return TITLES[action] ?? words(action.replace('.', ' '));
}

export function titleOf(entry: AuditEntry): string {
  const title = actionTitle(entry.action);
  return entry.action === 'run.previewed' && entry.facts.kind === 'UNDO' ? 'Undo proposed' : title;
}

/** The facts that fit in a line, without ids and those that the entry's title and thing say already. */
export function summary(entry: AuditEntry): string {
  const { before, after, ...others } = entry.facts;
  const changed = before === undefined || after === undefined ? [] : pairs('', before, after);
  return [...changed.map((fact) => `${fact.name} ${fact.before} → ${fact.after}`), ...inShort(others)].join(' · ');
}

const SAID = new Set(['state', 'kind', 'draft', 'hash', 'undoOf', 'run', 'sku', 'slug', 'name', 'email', 'channel', 'reconciliation', 'started', 'ended']);

function inShort(facts: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(facts)
    .filter(([name]) => !SAID.has(name))
    .flatMap(([name, value]) => (name === 'reason' ? [String(value)] : isPlain(value) ? [`${words(name)} ${plain(value)}`] : nested(value)));
}

function nested(value: unknown): string[] {
  if (isMoney(value)) {
    return [`${value.amount} ${value.currency}`];
  }
  if (Array.isArray(value) || typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).filter(([, inner]) => isPlain(inner) && inner !== 0).map(([name, inner]) => `${words(name)} ${plain(inner)}`);
}

export interface Fact {
  readonly name: string;
  /** What it was, where the entry says so. */
  readonly before?: string;
  readonly after: string;
}

/** The facts as rows: what changed has a before and an after, anything else just is. */
export function factsOf(facts: Readonly<Record<string, unknown>>): readonly Fact[] {
  const { before, after, ...others } = facts;
  const changed = before !== undefined && after !== undefined ? pairs('', before, after) : alone(before === undefined ? { after } : { before });
  return [...changed, ...alone(others)];
}

/** From what was to what is; a part that stayed is left out. */
function pairs(name: string, before: unknown, after: unknown): readonly Fact[] {
  if (isGroup(before) && isGroup(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return names.flatMap((inner) => pairs(name ? `${name} ${words(inner).toLowerCase()}` : words(inner), before[inner], after[inner]));
  }
  return text(before) === text(after) ? [] : [{ name: name || 'Value', before: text(before), after: text(after) }];
}

function alone(facts: Readonly<Record<string, unknown>>, within = ''): readonly Fact[] {
  return Object.entries(facts).flatMap(([name, value]) => {
    const full = within ? `${within} ${words(name).toLowerCase()}` : words(name);
    if (value === undefined) {
      return [];
    }
    return isGroup(value) ? alone(value, full) : [{ name: full, after: text(value) }];
  });
}

function text(value: unknown): string {
  if (value === undefined || value === null) {
    return '–';
  }
  if (isMoney(value)) {
    return `${value.amount} ${value.currency}`;
  }
  return Array.isArray(value) ? value.map(text).join(', ') : typeof value === 'object' ? JSON.stringify(value) : plain(value);
}

function plain(value: unknown): string {
  return typeof value === 'number' && Number.isInteger(value) ? count(value) : String(value);
}

const isPlain = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value);

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isMoney(value);
}

function isMoney(value: unknown): value is { amount: string; currency: string } {
  return typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value;
}

/** The page of what the entry is about; undefined where there is none. */
export function placeOf(entry: AuditEntry): string | undefined {
  const { entity, entityId, facts } = entry;
  switch (entity) {
    case 'run':
      return `/runs/${entityId}`;
    case 'target':
      return typeof facts.run === 'string' ? `/runs/${facts.run}${typeof facts.sku === 'string' ? `?sku=${encodeURIComponent(facts.sku)}` : ''}` : undefined;
    case 'rule':
    case 'rulebook':
      return `/rules/${entityId}`;
    case 'project':
      return entry.action === IMPORTED ? '/catalogue' : entry.action.endsWith('_decided') ? '/settings' : undefined;
    default:
      return undefined;
  }
}

/** What the entry is about, by the name it has in its own facts. */
export function thingOf(entry: AuditEntry): string {
  const { slug, sku, name, email } = entry.facts;
  const named = [sku, slug, name, email].find((value) => typeof value === 'string');
  const entity = entry.action === IMPORTED ? 'Catalogue' : (ENTITIES[entry.entity] ?? words(entry.entity));
  return named ? `${entity} ${String(named)}` : entry.entityId && entry.entity !== 'project' ? `${entity} ${shortId(entry.entityId)}` : entity;
}
