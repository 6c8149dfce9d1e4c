/** The API's answers as far as the console reads them. A field that is null on the server is missing here. */

import type { Freeze } from './connectors';

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

export interface Connection {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly connector: string;
  /** When it is called again; only while the channel has asked for patience or rests after failures. */
  readonly pausedUntil?: string;
  /** Only while its prices are frozen. */
  readonly frozen?: Freeze;
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
