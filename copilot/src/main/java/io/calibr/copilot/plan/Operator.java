package io.calibr.copilot.plan;

/** How a filter compares. */
public enum Operator {
    /** Equal to the text, whatever the case, or to {@code true} or {@code false}. */
    IS,
    /** A category of this name, or one below it. */
    UNDER,
    /** The SKU of this code, or one whose title has all these words; asked of the field {@code sku}. */
    NAMED,
    /** A number: minor units of money, per cent, or a count. */
    AT_LEAST,
    AT_MOST,
    ABOVE,
    BELOW
}
