import type { Money } from './types';

/** What the API says of a rule while it is written: patches, findings, versions, tests. */

/** One step of an edit; rows by their id, columns by their header as written. */
export type TablePatch =
  | { readonly op: 'set'; readonly row: string; readonly column: string; readonly value: string }
  | { readonly op: 'insert'; readonly row: string; readonly before: string | null; readonly cells: Readonly<Record<string, string>> }
  | { readonly op: 'remove'; readonly row: string }
  | { readonly op: 'move'; readonly row: string; readonly before: string | null }
  | { readonly op: 'rename'; readonly row: string; readonly to: string }
  | { readonly op: 'add-column'; readonly column: string; readonly before: string | null }
  | { readonly op: 'remove-column'; readonly column: string }
  | { readonly op: 'rename-column'; readonly column: string; readonly to: string }
  | { readonly op: 'property'; readonly name: string; readonly value: string };

export type Severity = 'ERROR' | 'WARNING' | 'INFO';

export interface LintFinding {
  readonly kind: string;
  readonly severity: Severity;
  readonly rows: readonly string[];
  readonly column?: string;
  readonly message: string;
  /** Facts of a SKU that shows it. */
  readonly example?: Readonly<Record<string, string>>;
  readonly mend?: { readonly label: string; readonly patches: readonly TablePatch[] };
}

export interface Lint {
  /** False where not everything could be checked. */
  readonly complete: boolean;
  readonly findings: readonly LintFinding[];
}

export interface Breach {
  readonly sku: string;
  readonly row?: string;
  readonly guardrail: string;
  readonly message: string;
}

/** What the draft would do to the real catalogue. */
export interface DraftImpact {
  /** Whether every SKU was priced before the time was up. */
  readonly complete?: boolean;
  readonly skus: number;
  readonly changed: number;
  readonly held: number;
  /** In per cent; so are the margins, those of the prices that change. */
  readonly averageChange?: number;
  readonly marginBefore?: number;
  readonly marginAfter?: number;
  readonly breaches: readonly Breach[];
}

export interface Match {
  readonly rows: readonly string[];
  readonly acting: readonly string[];
  readonly price?: Money;
  readonly outcome: string;
}

export type RowChange = 'ADDED' | 'REMOVED' | 'CHANGED' | 'MOVED';

export interface CellChange {
  readonly column: string;
  readonly before?: string;
  readonly after?: string;
}

export interface TableDiff {
  readonly from: string | number;
  readonly to: string | number;
  readonly properties: readonly { readonly name: string; readonly before?: string; readonly after?: string }[];
  readonly columns: readonly { readonly column: string; readonly change: string }[];
  readonly rows: readonly { readonly row: string; readonly change: RowChange; readonly cells: readonly CellChange[] }[];
  /** Lines of a text that is no table. */
  readonly lines?: readonly LineChange[];
  /** Lines of the tests. */
  readonly tests?: readonly LineChange[];
}

export interface LineChange {
  readonly line: number;
  readonly change: string;
  readonly text: string;
}

export interface Blame {
  readonly rows: readonly {
    readonly row: string;
    readonly cells: readonly {
      readonly column: string;
      /** Missing for what is not published. */
      readonly version?: number;
      readonly by?: { readonly id: string; readonly name: string };
      readonly at?: string;
    }[];
  }[];
}

export interface Branch {
  readonly name: string;
  readonly from?: number;
  readonly version?: number;
  readonly updatedAt?: string;
}

export interface Conflict {
  readonly row?: string;
  readonly column?: string;
  readonly base?: string;
  readonly ours?: string;
  readonly theirs?: string;
}

export interface Resolution {
  readonly row?: string | undefined;
  readonly column?: string | undefined;
  readonly value: string;
}

/** What a test case expects or what came of it. */
export interface CaseOutcome {
  readonly price?: Money;
  readonly outcome?: string;
  readonly rows?: readonly string[];
}

export interface RuleTests {
  readonly text: string;
  /** Of the draft; missing where they were only tried out. */
  readonly revision?: number;
  readonly cases: readonly {
    readonly line: number;
    readonly name: string;
    readonly passed: boolean;
    readonly expected: CaseOutcome;
    readonly actual?: CaseOutcome;
  }[];
  readonly coverage: readonly { readonly row: string; readonly tests: number; readonly hits?: number }[];
  /** Rows that no test and no SKU of the newest run has touched. */
  readonly untouched: readonly string[];
  /** What is wrong with the text of the tests, or with the table so that none could be run. */
  readonly findings?: readonly { readonly line?: number; readonly column?: string; readonly message: string }[];
}

// the words a table is made of

export interface VocabularyTerm {
  readonly name: string;
  readonly type: string;
  readonly meaning?: string;
  readonly unit?: string;
  /** What may stand behind it; RANGE takes two values with dots between, MANY any number with bars between. */
  readonly operators: readonly { readonly word: string; readonly operands: 'ONE' | 'MANY' | 'RANGE' }[];
  /** The only values there are; none for no restriction. */
  readonly allowed: readonly string[];
}

export interface VocabularyAction {
  readonly word: string;
  readonly stages: readonly string[];
  /** AMOUNT of the table's currency, SHARE in per cent, FACTOR, COUNT, DURATION or CHOICE. */
  readonly operand: string;
  readonly modifiers: readonly string[];
  /** Meant where none is written; missing where one must be. */
  readonly usualModifier?: string;
  readonly choices: readonly string[];
  readonly range?: { readonly least?: number; readonly most?: number };
}

export interface Vocabulary {
  readonly terms: readonly VocabularyTerm[];
  readonly actions: readonly VocabularyAction[];
}
