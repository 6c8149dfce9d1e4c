package io.calibr.server.run;

import java.math.BigDecimal;

/**
 * What a canary may get wrong, in per cent.
 *
 * @param maxErrorShare of its prices that fail or are skipped
 * @param maxDriftShare of what was written that the channel shows differently
 */
record CanaryLimits(BigDecimal maxErrorShare, BigDecimal maxDriftShare) {}
