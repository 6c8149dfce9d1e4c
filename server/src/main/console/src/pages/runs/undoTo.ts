import type { Run } from '../../api/runs';
import { instantOf } from '../audit/days';

/** Where to go back to, as it is filled in. */
export interface UndoForm {
  readonly priceList: string;
  /** The slug of a connection; empty for prices that stay in Calibr. */
  readonly channel: string;
  /** By the clocks of the project, such as 2026-03-29T14:05. */
  readonly at: string;
  readonly skus: string;
  readonly reason: string;
}

export interface UndoRequest {
  readonly priceList: string;
  readonly channel?: string;
  readonly at: string;
  readonly skus?: readonly string[];
  readonly reason?: string;
}

/** The request that the form stands for, or undefined while the instant is none or still to come. */
export function requestOf({ priceList, channel, at, skus, reason }: UndoForm, zone: string | undefined, now = Date.now()): UndoRequest | undefined {
  if (!priceList || Number.isNaN(Date.parse(`${at}Z`))) {
    return undefined;
  }
  const instant = instantOf(at, zone);
  const named = skus.split(/[\s,;]+/).filter(Boolean);
  return Date.parse(instant) > now
    ? undefined
    : {
        priceList,
        ...(channel ? { channel } : {}),
        at: instant,
        ...(named.length > 0 ? { skus: named } : {}),
        ...(reason.trim() ? { reason: reason.trim() } : {}),
      };
}

/**
 * The runs that have written regular prices there since, of those that are known.
 *
 * @param channel the id of the connection; undefined for prices that stay in Calibr
 */
export function writtenSince(runs: readonly Run[], priceList: string, channel: string | undefined, at: string): readonly Run[] {
  return runs.filter(
    ({ kind, inputs, targets, times }) =>
      (kind === 'PRICE' || kind === 'UNDO') &&
      inputs.list?.slug === priceList &&
      inputs.channel === channel &&
      (targets.applied ?? 0) + (targets.rolledBack ?? 0) > 0 &&
      Date.parse(times.finishedAt ?? times.startedAt ?? times.createdAt) > Date.parse(at),
  );
}
