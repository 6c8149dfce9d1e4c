import { Link } from 'wouter';

import type { Impact, Run } from '../../api/runs';
import { count, shortId, words } from '../../ui/format';
import { useConnections } from '../common/project';
import { When } from '../common/When';
import { Approval } from './Approval';
import { CanarySection } from './CanarySection';
import { ReadBack } from './ReadBack';
import { Timeline } from './Timeline';
import './runs.css';

/** What is held and why, what the channel shows, who and when. */
export function RunAside({ run, impact }: { readonly run: Run; readonly impact: Impact | undefined }) {
  return (
    <aside className="card run-aside" aria-label="About this run" tabIndex={0}>
      {impact && impact.held.length > 0 && (
        <section>
          <h2>Held back</h2>
          <dl className="facts">
            {impact.held.map(({ reason, text, skus }) => (
              <div key={`${reason} ${text}`} style={{ display: 'contents' }}>
                <dt className="figure">{count(skus)}</dt>
                <dd>{text || words(reason)}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      <Approval run={run} />
      {run.canary && <CanarySection run={run} canary={run.canary} />}
      <ReadBack run={run} />
      <section>
        <h2>Timeline</h2>
        <Timeline run={run.id} />
      </section>
      <section>
        <h2>Pinned</h2>
        <Pinned run={run} />
      </section>
    </aside>
  );
}

function Pinned({ run: { inputs, people, times, approval } }: { readonly run: Run }) {
  const { rules, list } = inputs;
  const channel = useConnections().data?.find(({ id }) => id === inputs.channel);
  return (
    <dl className="facts">
      {rules && (
        <>
          <dt>{rules.kind === 'RULEBOOK' ? 'Rulebook' : 'Rule'}</dt>
          <dd>
            <Link className="text-link text-link-in" href={`/rules/${rules.id}`}>
              {rules.name}
            </Link>
            {rules.version !== undefined && `, version ${rules.version}`}
          </dd>
        </>
      )}
      {inputs.undoOf && (
        <>
          <dt>Undoes</dt>
          <dd>
            <Link className="text-link text-link-in" href={`/runs/${inputs.undoOf}`}>
              run {shortId(inputs.undoOf)}
            </Link>
          </dd>
        </>
      )}
      <dt>Price list</dt>
      <dd>{list ? `${list.name} (${list.currency})` : '–'}</dd>
      <dt>Channel</dt>
      <dd>{inputs.channel ? (channel?.name ?? '–') : 'Prices stay in Calibr'}</dd>
      {inputs.customerGroup && (
        <>
          <dt>Customer group</dt>
          <dd>{inputs.customerGroup}</dd>
        </>
      )}
      <dt>As of</dt>
      <dd>
        <When at={inputs.asOf} />
      </dd>
      <dt>Asked by</dt>
      <dd>{people.requester?.name ?? '–'}</dd>
      <dt>Decided by</dt>
      <dd>{people.approver?.name ?? (approval?.needed === 0 ? 'The policy' : '–')}</dd>
      {times.finishedAt && (
        <>
          <dt>Finished</dt>
          <dd>
            <When at={times.finishedAt} />
          </dd>
        </>
      )}
      {inputs.ruleSetHash && (
        <>
          <dt>Rules</dt>
          <dd className="figure" title={inputs.ruleSetHash}>
            {inputs.ruleSetHash.slice(0, 12)}
          </dd>
        </>
      )}
    </dl>
  );
}
