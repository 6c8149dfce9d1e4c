package io.calibr.engine.price;

/**
 * One step of a tier ladder: the outcome for a quantity and every larger one below the next step.
 *
 * @param from the smallest quantity it holds for, at least 1
 */
public record Tier(int from, PriceOutcome outcome) {}
