import type { Run } from '../../api/runs';
import { count } from '../../ui/format';
import { When } from '../common/When';
import { approvals } from './says';

/** How many people have to agree, why so many, and who has. */
export function Approval({ run: { approval, state } }: { readonly run: Run }) {
  if (!approval || (approval.needed === 1 && approval.why.length === 0 && !approval.rule)) {
    return null;
  }
  const { needed, why, rule, people } = approval;
  return (
    <section className="run-approval">
      <h2>Approval</h2>
      <span>
        {needed === 0 ? 'Approved by the policy' : approvals(approval)}
        {rule && <span className="under">Rule: {rule}</span>}
      </span>
      {why.map((sentence) => (
        <span className="under" key={sentence}>
          {sentence}
        </span>
      ))}
      {people.approved.map(({ by, at, reason }) => (
        <span key={by.id}>
          {by.name}
          <span className="under">
            <When at={at} />
            {reason && ` · ${reason}`}
          </span>
        </span>
      ))}
      {state === 'PREVIEW' && people.mayApprove.length > 0 && (
        <span className="under">
          May approve: {people.mayApprove.slice(0, 5).map(({ name }) => name).join(', ')}
          {people.mayApprove.length > 5 && ` and ${count(people.mayApprove.length - 5)} more`}
        </span>
      )}
    </section>
  );
}
