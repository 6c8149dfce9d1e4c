/** The API's answers as far as the console reads them. A field that is null on the server is missing here. */

export interface Money {
  readonly amount: string;
  readonly currency: string;
  readonly minorUnits: number;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor?: string;
  /** There if it was asked for with `count=true`. */
  readonly total?: number;
}

// sign-in

export interface Token {
  readonly accessToken: string;
  readonly tokenType: string;
  readonly expiresAt: string;
}

export type Role = 'OWNER' | 'ADMIN' | 'EDITOR' | 'VIEWER';

export interface DemoPerson {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
}

export interface Project {
  readonly slug: string;
  readonly name: string;
  readonly role: Role;
  readonly currency?: string;
  readonly zone?: string;
}

export interface Me {
  readonly user: { readonly id: string; readonly email?: string; readonly name: string };
  readonly tenant: { readonly slug: string; readonly name: string };
  readonly projects: readonly Project[];
}

// catalogue

export type SkuStatus = 'live' | 'pending' | 'held' | 'off';

export interface Sku {
  readonly sku: string;
  readonly product?: string;
  readonly title?: string;
  readonly category?: string;
  readonly status: SkuStatus;
  readonly tags: readonly string[];
  readonly attributes: Readonly<Record<string, string>>;
  readonly prices: {
    readonly priceList: string;
    readonly at: string;
    readonly listPrice?: Money;
    readonly sellingPrice?: Money;
    readonly compareAt?: Money;
    readonly cost?: Money;
    readonly marginPercent?: number;
  };
  readonly availability: {
    readonly onSale: boolean;
    readonly stock?: number;
    readonly sellStart?: string;
    readonly sellEnd?: string;
  };
  readonly proposal?: {
    readonly change: string;
    readonly run: string;
    readonly state: PriceChangeState;
    readonly price: Money;
    readonly compareAt?: Money;
  };
}

export interface Product {
  readonly code: string;
  readonly title?: string;
  readonly category?: string;
  readonly status: SkuStatus;
  readonly skus: number;
  readonly stock?: number;
  readonly lowest?: Money;
  readonly highest?: Money;
}

export interface Category {
  readonly path: string;
  readonly skus: number;
}

export interface PriceVersion {
  readonly kind: string;
  readonly price: Money;
  readonly compareAt?: Money;
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly recordedAt: string;
  readonly run?: string;
}

export interface PriceList {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly currency: string;
  readonly audience?: string;
}

export type PriceChangeState = 'PENDING' | 'APPROVED' | 'REJECTED' | 'APPLIED' | 'FAILED' | 'SKIPPED' | 'ROLLED_BACK';

export interface Prices {
  readonly price?: Money;
  readonly compareAt?: Money;
}

// rules

export interface Rule {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly kind: string;
  readonly stage: string;
  readonly text: string;
  readonly examples?: string;
  readonly publishedVersion?: number;
  /** Who made the newest version final, when and why. */
  readonly published?: { readonly version: number; readonly by: { readonly id: string; readonly name: string }; readonly at: string; readonly reason?: string };
  readonly version: number;
  readonly updatedAt: string;
}

export interface RuleVersion {
  readonly id: string;
  readonly rule: string;
  readonly number: number;
  readonly stage: string;
  readonly text: string;
  readonly examples?: string;
  readonly hash: string;
  readonly publishedBy: string;
  readonly publishedAt: string;
  readonly reason?: string;
}

export interface GuardrailText {
  readonly currency: string;
  readonly bounds: Readonly<Record<string, string>>;
}

export interface Rulebook {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly rules: readonly string[];
  readonly guardrails?: GuardrailText;
  readonly publishedVersion?: number;
  readonly version: number;
  readonly updatedAt: string;
}

export type ColumnKind = 'WHEN' | 'THEN' | 'NOTE' | 'SETTING' | 'UNKNOWN';

export interface TableColumn {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly term?: string;
  readonly type?: string;
  readonly label: string;
}

export interface TableRow {
  readonly id: string;
  readonly number: number;
  readonly cells: readonly string[];
  readonly sentence?: string;
}

export interface TableProblem {
  readonly row?: string;
  /** From 1. */
  readonly rowNumber?: number;
  readonly column?: string;
  readonly severity: string;
  readonly code: string;
  readonly text: string;
  /** What the author may have meant. */
  readonly suggestion?: string;
}

export interface RuleTable {
  readonly slug: string;
  readonly name: string;
  readonly version?: number;
  /** Of the draft: what an edit is made from. */
  readonly revision?: number;
  readonly status: string;
  readonly stage?: string;
  readonly hitPolicy?: string;
  readonly currency?: string;
  /** Not there for a table that always applies. */
  readonly schedule?: { readonly effective?: string; readonly weekly?: string };
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  readonly problems: readonly TableProblem[];
}

export interface RuleHits {
  readonly run?: string;
  readonly asOf?: string;
  /** The version of the table that the run used. */
  readonly version?: number;
  /** The name of that version's table, as the lines of the run call it. */
  readonly table?: string;
  readonly total: number;
  /** Every row of that version. */
  readonly items: readonly { readonly row: string; readonly rowNumber?: number; readonly skus: number }[];
}

// runs

export type RunKind = 'PRICE' | 'LAYER' | 'UNDO';

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
}

/** What starts a dry run: a rule or a rulebook by slug or id. */
export interface RunRequest {
  readonly rulebook?: string;
  readonly rule?: string;
  readonly priceList?: string;
  readonly asOf?: string;
  readonly channel?: string;
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
  readonly target?: { readonly state: TargetState } & Partial<Progress>;
}

export interface Impact {
  readonly prices: number;
  readonly averageChangePercent?: number;
  readonly marginBefore?: number;
  readonly marginAfter?: number;
  readonly marginEffectPoints?: number;
  readonly groups: readonly (Partial<TableRef> & {
    readonly label: string;
    readonly prices: number;
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

export interface DeadLetter {
  readonly id: string;
  readonly sku: string;
  readonly failure: string;
  readonly attempts: number;
  readonly error?: string;
  readonly at: string;
}

export interface ReconciliationReport {
  readonly run: string;
  readonly at: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly mismatch: boolean;
  readonly items: readonly {
    readonly sku: string;
    readonly finding: string;
    readonly note?: string;
    readonly mismatch: boolean;
  }[];
}

export interface Connection {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly connector: string;
}

// audit

export interface AuditEntry {
  readonly id: string;
  readonly at: string;
  readonly who: { readonly actor?: string; readonly via?: string; readonly requestId?: string };
  readonly action: string;
  readonly entity: string;
  readonly entityId?: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

// copilot

export interface CopilotAnswer {
  readonly outcome: 'ANSWERED' | 'CLARIFY' | 'REFUSED' | 'UNSUPPORTED';
  readonly answer: string;
  readonly confidence?: number;
  readonly planner: 'OFFLINE' | 'MODEL' | 'OFFLINE_AFTER_MODEL_FAILED';
  readonly table?: {
    readonly columns: readonly { readonly name: string; readonly label: string; readonly type: string }[];
    readonly rows: readonly (readonly unknown[])[];
  };
  readonly explanation?: string;
  readonly links: readonly { readonly label: string; readonly href: string }[];
  readonly suggestions: readonly string[];
}
