import { describe, expect, it } from 'vitest';

import type { AuditEntry } from '../../api/types';
import { actionTitle, factsOf, placeOf, summary, thingOf, titleOf } from './entry';

function entry(more: Partial<AuditEntry>): AuditEntry {
  return {
    id: '1',
    at: '2026-01-01T00:00:00Z',
    who: { actor: 'calibr' },
    action: 'run.completed',
    entity: 'run',
    entityId: '0197aa00-0000-7000-8000-000000abcdef',
    facts: {},
    ...more,
  };
}
const price = (amount: string) => ({ amount, currency: 'USD', minorUnits: 1 });

describe('what happened', () => {
  it('has a title, made of its own words if it is new to the console', () => {
    expect(titleOf(entry({ action: 'run.previewed' }))).toBe('Dry run finished');
    expect(titleOf(entry({ action: 'run.previewed', facts: { kind: 'UNDO' } }))).toBe('Undo proposed');
    expect(actionTitle('rulebook.published')).toBe('Rulebook published');
    expect(actionTitle('layer.opened_late')).toBe('Layer opened late');
  });

  it('is summed up without what the title says', () => {
    expect(summary(entry({ facts: { state: 'APPLIED', kind: 'PRICE', counts: { matched: 1412, drifted: 0 } } }))).toBe('Matched 1,412');
    expect(summary(entry({ facts: { channel: '0197aa00', reconciliation: '0197aa01', mismatches: 1 } }))).toBe('Mismatches 1');
    expect(summary(entry({ facts: { reason: 'too deep', state: 'REJECTED' } }))).toBe('too deep');
    expect(summary(entry({ facts: { sku: 'A-1', price: price('9.90') } }))).toBe('9.90 USD');
    expect(summary(entry({ facts: { slug: 'summer', version: 4, before: { value: '15' }, after: { value: '20' } } }))).toBe(
      'Value 15 → 20 · Version 4',
    );
  });
});

describe('the facts of an entry', () => {
  it('show what was and what is, without what stayed', () => {
    const facts = { before: { price: price('9.90'), note: 'x' }, after: { price: price('8.90'), note: 'x', endings: ['.90'] } };

    expect(factsOf(facts)).toEqual([
      { name: 'Price', before: '9.90 USD', after: '8.90 USD' },
      { name: 'Endings', before: '–', after: '.90' },
    ]);
  });

  it('just are where nothing was before', () => {
    expect(factsOf({ slug: 'summer', guardrails: { 'min-margin': '25' }, rules: ['a', 'b'], version: 3 })).toEqual([
      { name: 'Slug', after: 'summer' },
      { name: 'Guardrails min margin', after: '25' },
      { name: 'Rules', after: 'a, b' },
      { name: 'Version', after: '3' },
    ]);
    expect(factsOf({})).toEqual([]);
  });
});

describe('the thing', () => {
  it('has a page, a price that of its run', () => {
    expect(placeOf(entry({}))).toBe('/runs/0197aa00-0000-7000-8000-000000abcdef');
    expect(placeOf(entry({ entity: 'target', facts: { run: 'r1', sku: 'A/1 B' } }))).toBe('/runs/r1?sku=A%2F1%20B');
    expect(placeOf(entry({ entity: 'rule', entityId: 'q' }))).toBe('/rules/q');
    expect(placeOf(entry({ action: 'project.canary_decided', entity: 'project' }))).toBe('/settings');
    expect(placeOf(entry({ action: 'project.frozen', entity: 'project' }))).toBeUndefined();
    expect(placeOf(entry({ entity: 'api_key' }))).toBeUndefined();
  });

  it('goes under the name it has', () => {
    expect(thingOf(entry({}))).toBe('Run abcdef');
    expect(thingOf(entry({ entity: 'rule', facts: { slug: 'summer' } }))).toBe('Rule summer');
    expect(thingOf(entry({ action: 'catalog.imported', entity: 'project' }))).toBe('Catalogue');
    expect(thingOf(entry({ action: 'project.frozen', entity: 'project' }))).toBe('Project');
    expect(thingOf(entry({ action: 'project.created', entity: 'project', facts: { slug: 'outlet' } }))).toBe('Project outlet');
  });
});
