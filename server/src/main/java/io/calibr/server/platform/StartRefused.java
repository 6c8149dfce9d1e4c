package io.calibr.server.platform;

import java.io.Serial;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why the server does not start, as one line that tells the operator what to do. */
public final class StartRefused extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public StartRefused(String line) {
        super(line);
    }

    public StartRefused(String line, Throwable cause) {
        super(line, cause);
    }

    /** The refusal somewhere among the causes; CDI wraps what its observers throw. */
    static Optional<StartRefused> among(@Nullable Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartRefused refused) {
                return Optional.of(refused);
            }
        }
        return Optional.empty();
    }
}
