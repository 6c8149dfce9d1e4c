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

    static FailureClass ofRejection(String code) {
        return code.equals(PriceWriteResult.Rejected.NOT_LISTED) ? NOT_FOUND : VALIDATION;
    }
}
