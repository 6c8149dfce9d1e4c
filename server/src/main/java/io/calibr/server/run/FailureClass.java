package io.calibr.server.run;

import io.calibr.plugin.sdk.PriceWriteResult;

/** Why something ended among the dead letters. */
public enum FailureClass {
    RATE_LIMIT,
    TIMEOUT,
    NOT_FOUND,
    AUTHORIZATION,
    NETWORK,
    VALIDATION,
    SERVER_ERROR,
    UNKNOWN;

    /** Calibr's own code where the channel does not accept us any more. */
    static final String AUTH_EXPIRED = "AUTH_EXPIRED";

    static FailureClass ofRejection(String code) {
        return switch (code) {
            case PriceWriteResult.Rejected.NOT_LISTED -> NOT_FOUND;
            case AUTH_EXPIRED -> AUTHORIZATION;
            default -> VALIDATION;
        };
    }
}
