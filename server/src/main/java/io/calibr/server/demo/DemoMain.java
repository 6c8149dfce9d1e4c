package io.calibr.server.demo;

import io.calibr.server.platform.Main;

/** What {@code ./mvnw -Pdemo} starts: the server, told to show the demo once it listens. */
public final class DemoMain {

    private DemoMain() {}

    public static void main(String[] arguments) {
        var terminal = Terminal.ofThisProcess();
        try {
            DemoOptions.ofThisProcess().apply();
        } catch (DemoFailed refused) {
            terminal.failure(String.valueOf(refused.getMessage()));
            System.exit(1);
        }
        terminal.line("Calibr demo");
        terminal.step("starting the server; the first time it unpacks PostgreSQL, which takes some seconds more");
        Main.main(arguments);
    }
}
