import { Problem } from '../../../api/problem';
import type { TablePatch } from '../../../api/authoring';
import type { RuleTable } from '../../../api/types';
import { documentOf, fitting, type Guess, type Misfit, renewed, type TableDocument, unknownColumn } from './document';
import { condensed } from './edits';

export type SaveState =
  | { readonly type: 'saved' }
  /** Edits that wait to be sent, or are on their way. */
  | { readonly type: 'saving' }
  /** The server cannot be reached; it is tried again. */
  | { readonly type: 'offline'; readonly edits: number }
  /** The server refused and says why; nothing is sent until the author says so. */
  | { readonly type: 'refused'; readonly problem: Problem; readonly edits: number };

/** What the autosave asks of its surroundings. */
export interface Saving {
  /** Sends patches made from a revision of the draft. */
  readonly send: (patches: readonly TablePatch[], revision: number) => Promise<RuleTable>;
  readonly load: () => Promise<RuleTable>;
  readonly guess?: Guess;
  /** Patches that do not fit what somebody else made of the table, or that the server refused. */
  readonly onMisfits: (misfits: readonly Misfit[]) => void;
  /** Keeps what is not saved yet, in case the page goes. */
  readonly keep?: (patches: readonly TablePatch[]) => void;
}

export interface Saved {
  /** As the author sees it: what the server has, and what is on its way there. */
  readonly document: TableDocument;
  /** As the server told it last; its problems are those of this text. */
  readonly table: RuleTable;
  readonly revision: number;
  readonly state: SaveState;
}

const PAUSE = 600;
/** What the server takes at once. */
const MOST = 5_000;
const FIRST_RETRY = 2_000;
const LAST_RETRY = 30_000;
const TELLABLE = new Set(['changed-meanwhile', 'precondition-failed']);

/**
 * Sends edits a moment after the author has paused, one request at a time, each made from the revision that the one before
 * came to. Where somebody else was faster it reads the table anew and applies what is not saved on top of it.
 */
export class Autosave {
  private waiting: readonly TablePatch[] = [];
  private sent: readonly TablePatch[] = [];
  private sending: Promise<void> = Promise.resolve();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private retry = FIRST_RETRY;
  private closed = false;
  private readonly listeners = new Set<() => void>();
  private now: Saved;

  constructor(
    table: RuleTable,
    private readonly saving: Saving,
  ) {
    this.now = { document: documentOf(table), table, revision: table.revision ?? 0, state: { type: 'saved' } };
  }

  readonly get = (): Saved => this.now;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Takes an edit that was applied to the document already. */
  edit(document: TableDocument, patches: readonly TablePatch[]): void {
    this.waiting = [...this.waiting, ...patches];
    this.tell({ document, ...(this.now.state.type === 'saved' ? { state: { type: 'saving' } } : {}) });
    if (this.now.state.type === 'saving') {
      this.later(PAUSE);
    }
  }

  /** Sends what waits at once; while a request is on its way there is nothing to do, since what waits follows it. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    if (this.sent.length > 0 || this.waiting.length === 0) {
      return;
    }
    this.sending = this.send();
    await this.sending;
  }

  /**
   * Saves all that was edited, what is on its way included. Where that does not succeed now it fails, so that nobody goes on
   * with a draft that says something else than what is shown.
   */
  async settle(): Promise<void> {
    while (this.now.state.type === 'saving') {
      await (this.sent.length > 0 ? this.sending : this.flush());
    }
    if (this.now.state.type !== 'saved') {
      throw this.now.state.type === 'refused' ? this.now.state.problem : Problem.unreachable();
    }
  }

  private async send(): Promise<void> {
    const all = condensed(this.waiting);
    this.sent = all.slice(0, MOST);
    this.waiting = all.slice(MOST);
    this.tell({ state: { type: 'saving' } });
    try {
      const table = await this.saving.send(this.sent, this.now.revision);
      this.sent = [];
      this.retry = FIRST_RETRY;
      this.take(table);
    } catch (failure) {
      this.waiting = [...this.sent, ...this.waiting];
      this.sent = [];
      await this.failed(failure);
    }
  }

  /** Takes the table as another request left it, such as a merge; what is not saved is applied on top. */
  take(table: RuleTable): void {
    const [document, fits, misfits] = fitting(documentOf(table), this.waiting, this.saving.guess ?? unknownColumn);
    this.waiting = fits;
    this.tell({ document: renewed(this.now.document, document), table, revision: table.revision ?? this.now.revision, state: { type: fits.length === 0 ? 'saved' : 'saving' } });
    if (misfits.length > 0) {
      this.saving.onMisfits(misfits);
    }
    if (fits.length > 0 && !this.closed) {
      this.later(PAUSE);
    }
  }

  /** Reads the table anew, as after a request that changed the draft beside the patches. */
  async refresh(): Promise<void> {
    if (this.sent.length === 0) {
      this.take(await this.saving.load());
    }
  }

  /** Gives up what is not saved and shows what the server has. */
  async discard(): Promise<void> {
    this.waiting = [];
    this.take(await this.saving.load());
  }

  /** Stops trying; what waits is sent once more. */
  close(): void {
    this.closed = true;
    void this.flush();
  }

  open(): void {
    this.closed = false;
  }

  private async failed(failure: unknown): Promise<void> {
    const problem = failure instanceof Problem ? failure : Problem.unreachable();
    if (problem.passing) {
      this.tell({ state: { type: 'offline', edits: this.waiting.length } });
      this.later(this.retry);
      this.retry = Math.min(LAST_RETRY, this.retry * 2);
    } else if (TELLABLE.has(problem.kind) || problem.status === 412) {
      await this.reload();
    } else {
      this.tell({ state: { type: 'refused', problem, edits: this.waiting.length } });
    }
  }

  private async reload(): Promise<void> {
    try {
      this.take(await this.saving.load());
    } catch (failure) {
      await this.failed(failure instanceof Problem && failure.passing ? failure : Problem.unreachable());
    }
  }

  private later(pause: number): void {
    clearTimeout(this.timer);
    if (!this.closed) {
      this.timer = setTimeout(() => void this.flush(), pause);
    }
  }

  private tell(change: Partial<Saved>): void {
    this.now = { ...this.now, ...change };
    this.saving.keep?.([...this.sent, ...this.waiting]);
    this.listeners.forEach((listener) => listener());
  }
}
