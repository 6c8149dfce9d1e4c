package io.calibr.server.idempotency;

/** What came of asking for a key. */
sealed interface Claimed {

    /** Nobody had it: the request goes on. */
    record Fresh(Claim claim) implements Claimed {}

    /** The same request was answered before. */
    record Answered(StoredAnswer answer) implements Claimed {}

    /** The same request is being answered at this moment. */
    record InFlight() implements Claimed {}

    /** Another request used it. */
    record Different() implements Claimed {}
}
