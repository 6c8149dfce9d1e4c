package io.calibr.plugin.sdk;

import java.time.Duration;

/**
 * Why a call failed as a whole. The kind decides what the host does: it repeats what failed as {@link Transient} or,
 * after the wait, as {@link RateLimited}, but a write only after having read back what became of it; it refreshes tokens on {@link AuthExpired}; the others wait for a person. A refusal of one
 * price is not an exception but a {@link PriceWriteResult}. Messages hold no secrets.
 */
public abstract sealed class ConnectorException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private ConnectorException(String message) {
        super(message);
    }

    private ConnectorException(String message, Throwable cause) {
        super(message, cause);
    }

    /** What the operator configured, or the file behind it, cannot be used. */
    public static final class ConfigError extends ConnectorException {

        private static final long serialVersionUID = 1;

        private final String field;

        /** A problem of the field {@code field}. */
        public ConfigError(String field, String reason) {
            super(reason);
            this.field = field;
        }

        /** The {@link ConfigField#name()} at fault. */
        public String field() {
            return field;
        }
    }

    /** The credentials were accepted once and are no longer. */
    public static final class AuthExpired extends ConnectorException {

        private static final long serialVersionUID = 1;

        public AuthExpired(String message) {
            super(message);
        }
    }

    /** The channel asks for patience; nothing of the call took effect. */
    public static final class RateLimited extends ConnectorException {

        private static final long serialVersionUID = 1;

        private final Duration retryAfter;

        public RateLimited(String message, Duration retryAfter) {
            super(message);
            this.retryAfter = retryAfter;
        }

        /** How long the channel wants to be left alone, zero if it did not say. */
        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** Worth repeating as it is; whether the call took effect is unknown. */
    public static final class Transient extends ConnectorException {

        private static final long serialVersionUID = 1;

        public Transient(String message) {
            super(message);
        }

        public Transient(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Repeating cannot help; nothing of the call took effect. */
    public static final class Permanent extends ConnectorException {

        private static final long serialVersionUID = 1;

        public Permanent(String message) {
            super(message);
        }

        public Permanent(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
