package io.calibr.cli.command;

import java.time.Clock;
import java.util.Map;

/** {@code calibr validate|test|plan|apply}. */
public final class Main {

    private Main() {}

    /** Ends this process with the command's exit code. */
    public static void main(String[] arguments) {
        // no logging library is on the class path, and that is meant
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.exit(Calibr.of(Clock.systemUTC(), environment()).execute(arguments));
    }

    private static Map<String, String> environment() {
        return Map.copyOf(System.getenv());
    }
}
