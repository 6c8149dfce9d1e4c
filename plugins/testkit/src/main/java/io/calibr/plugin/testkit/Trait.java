package io.calibr.plugin.testkit;

/** What a price sink is held to unless it opts out; an opt-out turns the test around and asserts the refusal. */
public enum Trait {
    /** The channel announces a compare-at price. Without it such a write is rejected. */
    COMPARE_AT,
    /** One account sells in any currency. Without it a write in another currency is rejected. */
    EVERY_CURRENCY,
    /** A write is live when it returns. Without it a write is accepted and polled. */
    WRITES_AT_ONCE
}
