package io.calibr.server.run;

/**
 * Why there is no price, or why one stays as it is.
 *
 * @param code a word for programs: a guardrail such as {@code MIN_MARGIN}, {@code CROSSED}, {@code MISSING} (a fact),
 *     {@code NO_PRICE}, an outcome, or the code of a target
 * @param text a sentence for people, with the amounts
 */
public record ReasonView(String code, String text) {}
