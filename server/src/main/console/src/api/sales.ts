import type { RunRequest } from './runs';

export type SaleState = 'PROPOSED' | 'APPROVED' | 'REJECTED' | 'OPEN' | 'ENDED' | 'REMOVED';

/** A sale: prices over the regular ones for a while. */
export interface Sale {
  readonly id: string;
  readonly name: string;
  readonly state: SaleState;
  readonly where: { readonly priceList: string; readonly channel?: string };
  readonly from: string;
  readonly to: string;
  readonly priority: number;
  /** When the clock next has something to do with it. */
  readonly nextAt?: string;
  readonly who: {
    readonly requestedBy: string;
    readonly createdAt: string;
    readonly decidedBy?: string;
    readonly decidedAt?: string;
  };
  /** That it pinned when it was planned. */
  readonly rules: { readonly id: string; readonly name: string; readonly version: number };
  /** That opened it, closed it or took it away; not there in lists. */
  readonly runs?: readonly string[];
}

export type FireState = 'DUE' | 'DONE' | 'FAILED' | 'MISSED';

/** What came of one time of a schedule. */
export interface Fire {
  readonly dueAt: string;
  readonly state: FireState;
  readonly run?: string;
  readonly error?: string;
}

/** Dry runs that are made once, or again and again. */
export interface Schedule {
  readonly id: string;
  readonly name: string;
  /** Five fields in the project's zone; not there for one that comes once. */
  readonly cron?: string;
  /** Not there once it comes no more. */
  readonly nextAt?: string;
  readonly run: RunRequest;
  readonly requestedBy: string;
  readonly createdAt: string;
  /** The last times it came, newest first. */
  readonly fires: readonly Fire[];
}
