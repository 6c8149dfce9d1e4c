import type { Sale, SaleState } from '../../api/sales';
import type { Role } from '../../api/types';

/** What a person can do to a sale; `remove` takes it away, whatever it has come to. */
export type SaleAction = 'approve' | 'reject' | 'end' | 'remove';

/** The moves of docs/runs.md that belong to people; the most likely one comes last. */
const BY_STATE: Readonly<Record<SaleState, readonly SaleAction[]>> = {
  PROPOSED: ['remove', 'reject', 'approve'],
  APPROVED: ['remove'],
  OPEN: ['remove', 'end'],
  REJECTED: [],
  ENDED: [],
  REMOVED: [],
};

/** What the role may do to the sale as it stands; the server decides again. */
export function allowedActions({ state }: Pick<Sale, 'state'>, role: Role | undefined): readonly SaleAction[] {
  return role === undefined || role === 'VIEWER' ? [] : BY_STATE[state];
}

export function labelOf(action: SaleAction, { state }: Pick<Sale, 'state'>): string {
  switch (action) {
    case 'approve':
      return 'Approve';
    case 'reject':
      return 'Reject';
    case 'end':
      return 'End now';
    case 'remove':
      return state === 'PROPOSED' ? 'Withdraw' : state === 'OPEN' ? 'Undo' : 'Cancel sale';
  }
}

export interface Question {
  readonly title: string;
  readonly text: string;
}

/** What is asked before; approving is asked for on the sale itself. */
export function questionOf(action: SaleAction, { state }: Pick<Sale, 'state'>): Question | undefined {
  switch (action) {
    case 'approve':
      return undefined;
    case 'reject':
      return { title: 'Reject this sale?', text: 'It will not open. It cannot be approved later.' };
    case 'end':
      return { title: 'End this sale now?', text: 'A run puts back the prices that hold without it. It needs no second person.' };
    case 'remove':
      return state === 'OPEN'
        ? { title: 'Undo this sale?', text: 'It is taken away, and a run puts back the prices that hold without it. Prices that were edited elsewhere stay as they are.' }
        : { title: state === 'PROPOSED' ? 'Withdraw this sale?' : 'Cancel this sale?', text: 'It will not open.' };
  }
}

/** Where the sale stands and what comes next, in a sentence. */
export function says({ state, who }: Pick<Sale, 'state' | 'who'>, role: Role | undefined, me: string | undefined): string {
  switch (state) {
    case 'PROPOSED':
      return who.requestedBy === me
        ? 'You asked for this sale; a second person approves it.'
        : role === 'VIEWER'
          ? 'Waits for somebody who may approve it.'
          : 'Approving it covers the run that opens it and the one that closes it.';
    case 'APPROVED':
      return 'Opens by itself.';
    case 'OPEN':
      return 'Ends by itself.';
    case 'REJECTED':
      return 'Rejected; it never opened.';
    case 'ENDED':
      return 'Over.';
    case 'REMOVED':
      return 'Taken away.';
  }
}
