import type { CanaryRequest } from './runs';
import type { Money } from './types';

/** How many people have to agree to a run. */
export type ApprovalDecision = 'AUTO' | 'ONE' | 'TWO';

/** Decides where everything it limits holds; what is left out is not limited. */
export interface ApprovalRule {
  readonly name: string;
  readonly maxMovePercent?: number;
  readonly minMarginPercent?: number;
  readonly maxSkus?: number;
  /** One for each currency. */
  readonly maxValue?: readonly Pick<Money, 'amount' | 'currency'>[];
  /** Of runs; all if there are none. */
  readonly kinds?: readonly string[];
  readonly decision: ApprovalDecision;
}

export interface ApprovalPolicy {
  readonly fourEyes: boolean;
  readonly autoApproveUndo: boolean;
  readonly reasonRequired: boolean;
  /** In order: the first that holds decides. */
  readonly rules: readonly ApprovalRule[];
}

export type SaleOrder = 'BEST_FOR_CUSTOMER' | 'HIGHEST_PRIORITY' | 'COMPOUND';

/** A price list for which the directive's rule on prior prices holds. */
export interface Market {
  readonly priceList: string;
  /** Whether a reduction that grows keeps its first prior price; so if left out, as is the next. */
  readonly progressive?: boolean;
  /** Whether goods on sale for less than 30 days use their own time on sale. */
  readonly youngGoods?: boolean;
  readonly perishableTag?: string;
}

export interface SalePolicy {
  readonly policy: SaleOrder;
  readonly omnibus: readonly Market[];
}

/** The canary that PRICE runs begin with where nobody names one. */
export interface CanaryPolicy {
  /** How many prices such a run has at least, but for one. */
  readonly above?: number;
  /** None if it is not there. */
  readonly canary?: CanaryRequest;
}

/** What becomes of a price that is not as intended. */
export type DriftAction = 'ALERT' | 'RESTORE' | 'ADOPT';

export interface DriftPolicy {
  readonly minor: DriftAction;
  readonly mismatch: DriftAction;
  /** Is never adopted, nor is the next. */
  readonly missing: DriftAction;
  readonly foreignCurrency: DriftAction;
  readonly minorUnits: number;
  readonly percent: number;
}
