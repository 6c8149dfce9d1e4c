import { Link } from 'wouter';

import type { Drift, Run } from '../../api/runs';
import { count, money, shortId, words } from '../../ui/format';
import { When } from '../common/When';
import { useReconciliation } from './queries';

const AFTER_WRITING = new Set(['APPLIED', 'PARTIAL', 'CANCELLED', 'ROLLED_BACK', 'PARTLY_ROLLED_BACK']);
const MOST = 20;

/** What the channel showed when it was read last, beside what it should show. */
export function ReadBack({ run }: { readonly run: Run }) {
  const report = useReconciliation(run.id, run.inputs.channel !== undefined && AFTER_WRITING.has(run.state)).data;
  if (!report) {
    return null;
  }
  const by = report.history[0]?.by;
  return (
    <section>
      <h2>Read back</h2>
      <dl className="facts">
        <dt className="figure">{count(report.counts.matched ?? 0)}</dt>
        <dd>as intended</dd>
        {Object.entries(report.counts)
          .filter(([finding, number]) => number > 0 && finding !== 'matched')
          .map(([finding, number]) => (
            <div key={finding} style={{ display: 'contents' }}>
              <dt className="figure">{count(number)}</dt>
              <dd>{words(finding).toLowerCase()}</dd>
            </div>
          ))}
      </dl>
      <ul className="drifts">
        {report.items.slice(0, MOST).map((drift) => (
          <DriftItem key={drift.sku} drift={drift} />
        ))}
      </ul>
      {report.items.length > MOST && <span className="under">and {count(report.items.length - MOST)} more</span>}
      <span className="under">
        <When at={report.at} />
        {by ? `, asked by ${by.name}` : ', by the clock'}
        {report.history.length > 1 && `; read ${count(report.history.length)} times`}
      </span>
    </section>
  );
}

function DriftItem({ drift: { sku, finding, note, intended, shown, restoredBy } }: { readonly drift: Drift }) {
  return (
    <li>
      <span className="figure">{sku}</span>{' '}
      {shown ? (
        <>
          <span className="figure">{money(shown.price)}</span> in place of <span className="figure">{money(intended.price)}</span>
        </>
      ) : (
        words(finding)
      )}
      {note && <span className="under">{note}</span>}
      {restoredBy && (
        <span className="under">
          <Link className="text-link text-link-in" href={`/runs/${restoredBy}`}>
            Run {shortId(restoredBy)}
          </Link>{' '}
          writes it again
        </span>
      )}
    </li>
  );
}
