import type { Reconciliation } from './connectors';
import type { Money, Prices } from './types';

export type RunKind = 'PRICE' | 'LAYER' | 'UNDO' | 'RESTORE';

export type RunState =
  | 'PREVIEW'
  | 'APPROVED'
  | 'REJECTED'
  | 'EXPIRED'
  | 'QUEUED'
  | 'APPLYING'
  | 'PAUSED'
  | 'HALTED'
  | 'APPLIED'
  | 'PARTIAL'
  | 'FAILED'
  | 'CANCELLED'
  | 'ROLLED_BACK'
  | 'PARTLY_ROLLED_BACK';

export interface Person {
  readonly id: string;
  readonly name: string;
}

export interface Run {
  readonly id: string;
  readonly kind: RunKind;
  readonly state: RunState;
  readonly inputs: {
    readonly priceList: string;
    readonly list?: { readonly slug: string; readonly name: string; readonly currency: string };
    readonly channel?: string;
    /** Whose prices they are, as rules ask it. */
    readonly customerGroup?: string;
    readonly asOf: string;
    readonly rules?: {
      readonly kind: 'RULE' | 'RULEBOOK';
      readonly id: string;
      readonly slug: string;
      readonly name: string;
      readonly version?: number;
    };
    readonly rulebookVersion?: string;
    readonly ruleVersion?: string;
    readonly undoOf?: string;
    readonly ruleSetHash?: string;
    readonly inputHash?: string;
  };
  readonly people: {
    readonly requestedBy: string;
    readonly approvedBy?: string;
    readonly requester?: Person;
    readonly approver?: Person;
  };
  readonly times: {
    readonly createdAt: string;
    readonly approvedAt?: string;
    readonly queuedAt?: string;
    readonly startedAt?: string;
    readonly finishedAt?: string;
  };
  /** SKUs by outcome in camel case, and `skus`, their sum; empty for an undo. */
  readonly counts: Readonly<Record<string, number>>;
  /** Prices to write by state in camel case, and `all`, their sum. */
  readonly targets: Readonly<Record<string, number>>;
  /** Why it does not go on: it was halted, or its prices are frozen. */
  readonly waiting?: string;
  /** Not there for a sale, which its own approval covers. */
  readonly approval?: Approval;
  /** Not there for a run without one. */
  readonly canary?: Canary;
}

export type CanaryState = 'PLANNED' | 'WRITING' | 'WATCHING' | 'HALTED' | 'RAMPED' | 'OVERRULED';

/** The first prices of a run, which are watched before the rest follows. */
export interface Canary {
  readonly state: CanaryState;
  readonly asked: { readonly count?: number; readonly steps?: readonly number[]; readonly maxErrorShare: number; readonly maxDriftShare: number };
  /** How many prices each watched step has written when it is done, counted from the first. */
  readonly sizes: readonly number[];
  /** The open one, from 0; as many as there are sizes when everything is open. */
  readonly step: number;
  readonly watchUntil?: string;
  /** At the last look. */
  readonly found: {
    readonly size: number;
    readonly written: number;
    readonly failed: number;
    readonly skipped: number;
    readonly drifted: number;
    /** How far the channel shows a price from what was written, at most, in per cent. */
    readonly furthest: number;
  };
  /** Why it halted the run, or why it cannot be decided yet. */
  readonly reason?: string;
}

/** How a run is to begin with a few of its prices: one of `share`, `count` and `steps`. What is left out is the server's usual. */
export interface CanaryRequest {
  /** Per cent of the prices to write. */
  readonly share?: number;
  readonly count?: number;
  /** Per cent, growing. */
  readonly steps?: readonly number[];
  /** ISO 8601. */
  readonly watch?: string;
  readonly maxErrorShare?: number;
  readonly maxDriftShare?: number;
}

/** Who has to agree to a run, and who has. */
export interface Approval {
  readonly needed: number;
  readonly missing: number;
  /** Which choice of lines it is about. */
  readonly selection: number;
  /** The rule of the policy that decided. */
  readonly rule?: string;
  readonly why: readonly string[];
  readonly people: {
    readonly approved: readonly { readonly by: Person; readonly at: string; readonly reason?: string }[];
    readonly mayApprove: readonly Person[];
  };
}

/** What starts a dry run: a rule or a rulebook by slug or id. */
export interface RunRequest {
  readonly rulebook?: string;
  readonly rule?: string;
  readonly priceList?: string;
  readonly asOf?: string;
  readonly channel?: string;
  readonly customerGroup?: string;
}

export type Outcome = 'PRICED' | 'UNCHANGED' | 'HELD' | 'CONFLICTING' | 'NOT_COVERED';

export type TargetState =
  | 'PREVIEW'
  | 'QUEUED'
  | 'EXCLUDED'
  | 'APPLYING'
  | 'APPLIED'
  | 'SUBMITTED'
  | 'VERIFYING'
  | 'SKIPPED'
  | 'FAILED'
  | 'CANCELLED'
  | 'ROLLED_BACK';

export interface Progress {
  readonly attempt: number;
  readonly nextAt?: string;
  readonly appliedAt?: string;
  readonly observed?: Prices;
  readonly code?: string;
  readonly message?: string;
}

export interface Target {
  readonly id: string;
  readonly sku: string;
  readonly channelRef?: string;
  readonly state: TargetState;
  readonly before?: Prices;
  readonly after?: Prices;
  readonly progress?: Progress;
}

/** A row of a published table. */
export interface TableRef {
  /** The rule whose table it is, and the number of its version. */
  readonly rule?: string;
  readonly version?: number;
  readonly table: string;
  readonly row: string;
  readonly rowNumber?: number;
}

/** Who changed a price that a run left as it is. */
export interface LaterChange {
  readonly how: 'RUN' | 'LIST' | 'ELSEWHERE';
  /** The one found instead. */
  readonly price?: Money;
  readonly run?: string;
  readonly by?: Person;
  readonly approver?: Person;
  readonly at?: string;
}

export interface RunLine {
  readonly sku: string;
  readonly title?: string;
  /** An undo computes nothing, so its lines have none. */
  readonly outcome?: Outcome;
  readonly before?: Money;
  readonly after?: Money;
  readonly wanted?: Money;
  readonly changePercent?: number;
  readonly cost?: Money;
  readonly marginBefore?: number;
  readonly marginAfter?: number;
  /** The row that acted; its rule is under `id`. */
  readonly rule?: TableRef & { readonly id?: string };
  readonly reasons: readonly { readonly code: string; readonly text: string }[];
  readonly target?: { readonly state: TargetState; readonly changed?: LaterChange } & Partial<Progress>;
}

export interface Impact {
  readonly prices: number;
  /** Left out of every other figure. */
  readonly excluded?: number;
  readonly averageChangePercent?: number;
  readonly marginBefore?: number;
  readonly marginAfter?: number;
  readonly marginEffectPoints?: number;
  readonly groups: readonly (Partial<TableRef> & {
    readonly label: string;
    readonly prices: number;
    readonly excluded?: number;
    readonly averageChangePercent?: number;
  })[];
  readonly held: readonly { readonly reason: string; readonly text: string; readonly skus: number }[];
  readonly largest: readonly {
    readonly sku: string;
    readonly title?: string;
    readonly before?: Money;
    readonly after?: Money;
    readonly changePercent?: number;
  }[];
}

export interface ExplanationStep extends Partial<TableRef> {
  readonly stage: string;
  readonly cause: string;
  readonly conditions: readonly string[];
  readonly before: string;
  readonly after: string;
}

export interface Explanation {
  readonly sku: string;
  readonly outcome: Outcome;
  readonly price?: Money;
  readonly wanted?: Money;
  readonly reasons: readonly string[];
  readonly steps: readonly ExplanationStep[];
  readonly waterfall: readonly string[];
}

export type FailureClass = 'RATE_LIMIT' | 'TIMEOUT' | 'NOT_FOUND' | 'AUTHORIZATION' | 'NETWORK' | 'VALIDATION' | 'SERVER_ERROR' | 'UNKNOWN';

/** A price that failed for good and that nobody has tried again. */
export interface DeadLetter {
  readonly id: string;
  readonly run: string;
  readonly target: string;
  /** The connection that it was to be written to. */
  readonly channel?: string;
  readonly sku: string;
  readonly failure: FailureClass;
  readonly attempts: number;
  readonly error?: string;
  readonly at: string;
}

/** A price that is not as intended. */
export interface Drift {
  readonly sku: string;
  readonly finding: string;
  readonly note?: string;
  readonly mismatch: boolean;
  readonly intended: Prices;
  /** Not there where the channel does not list it. */
  readonly shown?: Prices;
  /** The run that writes it again. */
  readonly restoredBy?: string;
}

export interface ReconciliationReport {
  readonly run: string;
  readonly at: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly mismatch: boolean;
  readonly items: readonly Drift[];
  /** The readings since the run was done, newest first. */
  readonly history: readonly Reconciliation[];
}
