import type { Person } from './runs';

/** A connector that is installed. */
export interface Connector {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly sha256: string;
  readonly capabilities: readonly string[];
  /** Its calls hung too often; it is called no more before a restart. */
  readonly quarantined: boolean;
}

/** Prices that are to stay as they are. */
export interface Freeze {
  readonly reason: string;
  readonly by: string;
  readonly at: string;
}

/** Whether a channel answers and accepts us. */
export interface Health {
  readonly status: 'UP' | 'DEGRADED' | 'DOWN';
  readonly detail: string;
}

/** A reading of a channel. */
export interface Reconciliation {
  readonly id: string;
  readonly channel: { readonly id: string; readonly slug: string };
  /** Whose prices alone were compared; not there where all of the channel's were. */
  readonly run?: string;
  readonly times: { readonly started: string; readonly finished: string };
  /** By word. */
  readonly counts: Readonly<Record<string, number>>;
  /** How many are more than a minor difference. */
  readonly mismatches: number;
  /** Not there where the clock asked. */
  readonly by?: Person;
}
