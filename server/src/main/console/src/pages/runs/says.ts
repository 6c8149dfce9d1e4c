import type { Problem } from '../../api/problem';
import type { Approval, Run } from '../../api/runs';
import type { Role } from '../../api/types';
import { count, pricesWere } from '../../ui/format';
import { changedOf, progressOf } from './actions';

/** Where the run stands and what comes next, in a sentence. */
export function says(run: Run, role: Role | undefined, me: string | undefined): string {
  const looks = role === 'VIEWER';
  switch (run.state) {
    case 'PREVIEW':
      return [needs(run.approval), waitsFor(run, looks, me)].filter(Boolean).join(' ');
    case 'APPROVED':
      return changedOf(run) === 0 ? 'Approved; there is nothing to write.' : 'Approved. Nothing is written before it is applied.';
    case 'QUEUED':
      return 'In the queue; the worker takes it from here.';
    case 'APPLYING':
      return `${count(progressOf(run).done)} of ${count(progressOf(run).all)} prices are done.`;
    case 'PAUSED':
      return 'Paused: what was in flight has ended as usual, the rest waits.';
    case 'HALTED':
      return 'Halted. Resume it, or cancel it and undo what was written.';
    case 'APPLIED':
      return (run.targets.all ?? 0) === 0 ? 'Done; there was nothing to write.' : 'Every price was written.';
    case 'PARTIAL':
      return `${pricesWere(run.targets.applied ?? 0)} written, ${count(progressOf(run).all - (run.targets.applied ?? 0))} not.`;
    case 'FAILED':
      return 'No price was written.';
    case 'CANCELLED':
      return `Cancelled; ${pricesWere(run.targets.applied ?? 0)} written before.`;
    case 'REJECTED':
      return 'Rejected. Nothing was written.';
    case 'EXPIRED':
      return 'Expired: a newer run for the same price list and channel was approved.';
    case 'ROLLED_BACK':
      return 'Rolled back: what was there before is there again.';
    case 'PARTLY_ROLLED_BACK':
      return 'Rolled back, except for prices that changed since.';
  }
}

/** "1 of 2 approvals", or that one is needed. */
export function approvals({ needed, missing }: Approval): string {
  return needed > 1 ? `${needed - missing} of ${needed} approvals` : missing > 0 ? 'Needs an approval' : 'Approved';
}

/** How many have to agree and why, where it is not simply one. */
function needs(approval: Approval | undefined): string {
  if (!approval || (approval.needed < 2 && approval.why.length === 0)) {
    return '';
  }
  return `${[approvals(approval), approval.why.join('; ')].filter(Boolean).join(': ')}.`;
}

function waitsFor(run: Run, looks: boolean, me: string | undefined): string {
  const people = run.approval?.people;
  if (run.people.requestedBy === me && !people?.mayApprove.some(({ id }) => id === me)) {
    return run.approval?.needed === 2 ? 'You asked for this run; two other people approve it.' : 'You asked for this run; a second person approves it.';
  }
  if (people?.approved.some(({ by }) => by.id === me)) {
    return 'You have approved it; somebody else has to agree too.';
  }
  return looks ? 'Waits for somebody who may approve it.' : 'Nothing has been written. Look it over, then decide.';
}

/** What the server said; where it only names the rule, what the rule means for the reader. */
export function refusalText(problem: Problem, run: Run, me: string | undefined): string | undefined {
  if (problem.detail) {
    return problem.detail;
  }
  if (problem.kind === 'self-approval' && run.people.requestedBy === me) {
    return 'You asked for this run. Somebody else with the role of an editor or above has to approve it.';
  }
  return undefined;
}
