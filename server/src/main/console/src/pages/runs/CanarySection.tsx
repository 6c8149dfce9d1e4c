import type { Canary, Run } from '../../api/runs';
import { count, percent, useTimes } from '../../ui/format';
import { StatusBadge } from '../../ui/StatusBadge';
import { canarySays } from './canary';

/** The first prices of the run: what became of them, and whether the rest may follow. */
export function CanarySection({ run, canary }: { readonly run: Run; readonly canary: Canary }) {
  const { moment } = useTimes();
  const { found, asked } = canary;
  return (
    <section>
      <h2>
        Canary <StatusBadge state={canary.state} />
      </h2>
      <p className="aside-says">{canarySays(run, canary, moment)}</p>
      {found.size > 0 && (
        <dl className="facts">
          <dt className="figure">{count(found.failed + found.skipped)}</dt>
          <dd>
            of {count(found.size)} not written; {percent(asked.maxErrorShare)} may be
          </dd>
          <dt className="figure">{count(found.drifted)}</dt>
          <dd>
            of {count(found.written)} shown differently; {percent(asked.maxDriftShare)} may be
          </dd>
          {found.furthest > 0 && (
            <>
              <dt className="figure">{percent(found.furthest)}</dt>
              <dd>off what was written, at most</dd>
            </>
          )}
        </dl>
      )}
    </section>
  );
}
