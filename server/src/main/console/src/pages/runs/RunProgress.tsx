import type { Run } from '../../api/runs';
import { count } from '../../ui/format';
import { progressOf } from './actions';
import './runs.css';

/** How far the worker is, and how much of it failed. */
export function RunProgress({ run }: { readonly run: Run }) {
  const { done, failed, all, percent } = progressOf(run);
  const failedPercent = all === 0 ? 0 : (failed / all) * 100;
  return (
    <div className="run-progress">
      <div
        className="run-bar"
        role="progressbar"
        aria-label="Prices written"
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <span className="run-bar-done" style={{ width: `${percent - failedPercent}%` }} />
        <span className="run-bar-failed" style={{ width: `${failedPercent}%` }} />
      </div>
      <span className="run-progress-text figure">
        {count(done)} of {count(all)}
        {failed > 0 && <span className="failed-count"> · {count(failed)} failed</span>}
      </span>
    </div>
  );
}
