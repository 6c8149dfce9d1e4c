import { Link } from 'wouter';

import type { Rule, Rulebook } from '../../api/types';
import { EmptyState } from '../../ui/EmptyState';
import { count, shortId, words } from '../../ui/format';
import { PageHead } from '../../ui/PageHead';
import { StatusBadge } from '../../ui/StatusBadge';
import { Time } from '../../ui/Time';
import { changedOf } from '../runs/actions';
import { useRuns } from '../runs/queries';
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
            / rulebook <span className="figure">{rulebook.slug}</span> · edited <Time at={rulebook.updatedAt} reachable />
          </>
        }
      />
      <div className="two">
        <div className="stacked">
        <section className="card" aria-labelledby="order">
          <h2 className="card-head" id="order">
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
        <RunsWith rulebook={rulebook.id} />
        </div>
        <section className="card" aria-labelledby="guardrails">
          <h2 className="card-head" id="guardrails">
            Guardrails
          </h2>
          <div style={{ padding: '12px 14px' }}>
            {bounds.length === 0 ? (
              <p className="under">None of its own. Tables of the guard stage hold prices back too.</p>
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

const NEWEST = 8;

/** The newest runs that executed it, among those that were read. */
function RunsWith({ rulebook }: { readonly rulebook: string }) {
  const runs = useRuns();
  const found = (runs.data?.pages.flatMap(({ items }) => items) ?? []).filter(({ inputs }) => inputs.rules?.id === rulebook);
  if (found.length === 0) {
    return null;
  }
  return (
    <section className="card" aria-labelledby="runs-with">
      <h2 className="card-head" id="runs-with">
        Newest runs with it
      </h2>
      <ul className="order" data-plain>
        {found.slice(0, NEWEST).map((run) => (
          <li key={run.id}>
            <span>
              <Link className="row-link" href={`/runs/${run.id}`}>
                Run <span className="figure">{shortId(run.id)}</span>
              </Link>
              <span className="under">
                version {run.inputs.rules?.version} · {count(changedOf(run))} changed · <Time at={run.times.createdAt} />
              </span>
            </span>
            <StatusBadge state={run.state} />
          </li>
        ))}
      </ul>
    </section>
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
  return rule.kind === 'drl' ? 'DRL' : rule.kind === 'builder' ? 'Builder rule' : 'Decision table';
}
