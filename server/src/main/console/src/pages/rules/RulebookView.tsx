import { Anchor } from '@mantine/core';
import { Link } from 'wouter';

import type { Rule, Rulebook } from '../../api/types';
import { EmptyState } from '../../ui/EmptyState';
import { words } from '../../ui/format';
import { PageHead } from '../../ui/PageHead';
import { StatusBadge } from '../../ui/StatusBadge';
import { Time } from '../../ui/Time';
import './rules.css';

/** What a run executes: its rules in their order, and the guardrails around all of them. */
export function RulebookView({ rulebook, rules }: { readonly rulebook: Rulebook; readonly rules: readonly Rule[] }) {
  const bounds = Object.entries(rulebook.guardrails?.bounds ?? {});
  const published = rulebook.publishedVersion;
  return (
    <>
      <PageHead
        title={rulebook.name}
        beside={<StatusBadge state={published ? 'published' : 'draft'} label={published ? `Version ${published}` : 'Never published'} />}
        sub={
          <>
            <Link className="text-link text-link-in" href="/rules">Rules</Link>{' '}
            / rulebook <span className="figure">{rulebook.slug}</span> · edited <Time at={rulebook.updatedAt} />
          </>
        }
      />
      <div className="two">
        <section className="card" aria-labelledby="order">
          <h2 className="card-head" id="order" style={{ margin: 0 }}>
            Rules, in the order they are applied
          </h2>
          {rulebook.rules.length === 0 ? (
            <EmptyState title="No rule yet">A rulebook without rules leaves every price as it is.</EmptyState>
          ) : (
            <ol className="order">
              {rulebook.rules.map((id) => (
                <RuleInOrder key={id} id={id} rule={rules.find((rule) => rule.id === id)} />
              ))}
            </ol>
          )}
        </section>
        <section className="card" aria-labelledby="guardrails">
          <h2 className="card-head" id="guardrails" style={{ margin: 0 }}>
            Guardrails
          </h2>
          <div style={{ padding: '12px 14px' }}>
            {bounds.length === 0 ? (
              <p className="under">None: no price is held back.</p>
            ) : (
              <dl className="facts">
                {bounds.map(([name, value]) => (
                  <div key={name} style={{ display: 'contents' }}>
                    <dt>{words(name)}</dt>
                    <dd className="figure">{value}</dd>
                  </div>
                ))}
                {rulebook.guardrails?.currency && (
                  <>
                    <dt>Amounts in</dt>
                    <dd>{rulebook.guardrails.currency}</dd>
                  </>
                )}
              </dl>
            )}
          </div>
        </section>
      </div>
    </>
  );
}

function RuleInOrder({ id, rule }: { readonly id: string; readonly rule: Rule | undefined }) {
  return (
    <li>
      <span>
        <Link className="row-link" href={`/rules/${id}`}>
          {rule?.name ?? 'An archived rule'}
        </Link>
        <span className="under">{rule ? `${kindOf(rule)}${rule.stage ? `, stage ${words(rule.stage).toLowerCase()}` : ''}` : ''}</span>
      </span>
      {rule && <StatusBadge state={rule.publishedVersion ? 'published' : 'draft'} label={rule.publishedVersion ? `Version ${rule.publishedVersion}` : 'Never published'} />}
    </li>
  );
}

export function kindOf(rule: Rule): string {
  return rule.kind === 'drl' ? 'DRL' : 'Decision table';
}
