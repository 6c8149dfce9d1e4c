package io.calibr.server.run;

import io.calibr.cli.command.Calibr;
import io.calibr.server.testing.Client;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a person types at a terminal. */
final class Typed {

    private Typed() {}

    /** What a command printed and came to. */
    record Said(int exit, String out, String err) {}

    /** Runs a command of {@code calibr}. */
    static Said execute(Map<String, String> environment, List<String> arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var exit = Calibr.of(Clock.systemUTC(), environment)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments.toArray(String[]::new));
        return new Said(exit, out.toString(), err.toString());
    }

    /** What the client is let in with. */
    static String key(Client client) {
        return Objects.requireNonNull(client.headers().get("Authorization")).substring("Bearer ".length());
    }
}
