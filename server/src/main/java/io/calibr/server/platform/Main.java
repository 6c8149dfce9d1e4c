package io.calibr.server.platform;

import java.net.BindException;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Starts the server; a start that cannot succeed ends with one line on standard error and status 1. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        try {
            // before the container, which would bury the reason in its own report
            Configuration.ofProcess().check();
            io.helidon.Main.main(arguments);
        } catch (Throwable e) {
            end(reason(e));
        }
    }

    private static String reason(Throwable thrown) {
        return StartRefused.among(thrown)
                .map(Throwable::getMessage)
                .or(() -> takenPort(thrown))
                .orElseGet(() -> {
                    LoggerFactory.getLogger(Main.class).error("unexpected failure", thrown);
                    return "the server does not start: " + thrown;
                });
    }

    private static Optional<String> takenPort(@Nullable Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                var port = ConfigProvider.getConfig().getOptionalValue("server.port", String.class);
                return Optional.of("port " + port.orElse("?") + " is taken or not allowed (" + cause.getMessage()
                        + "); set server.port, 0 for any free one");
            }
        }
        return Optional.empty();
    }

    @TalksToTheTerminal
    private static void end(String line) {
        System.err.println("calibr: " + line.strip().replaceAll("\\s*\\R\\s*", "; "));
        Runtime.getRuntime().exit(1);
    }
}
