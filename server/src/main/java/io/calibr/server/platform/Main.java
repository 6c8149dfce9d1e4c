package io.calibr.server.platform;

import org.slf4j.LoggerFactory;

/** Starts the server; a start that cannot succeed ends with one line on standard error and status 1. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        try {
            // before the container, which would bury the reason in its own report
            Configuration.ofProcess().check();
            ListenAddress.configured().refuseIfTaken();
            io.helidon.Main.main(arguments);
        } catch (Throwable e) {
            end(reason(e));
        }
    }

    private static String reason(Throwable thrown) {
        return StartRefused.among(thrown).map(Throwable::getMessage).orElseGet(() -> {
            LoggerFactory.getLogger(Main.class).error("unexpected failure", thrown);
            return "the server does not start: " + thrown;
        });
    }

    @TalksToTheTerminal
    private static void end(String line) {
        System.err.println("calibr: " + line.strip().replaceAll("\\s*\\R\\s*", "; "));
        Runtime.getRuntime().exit(1);
    }
}
