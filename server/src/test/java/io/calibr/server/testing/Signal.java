package io.calibr.server.testing;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What a process that a test started is sent, by its id. */
enum Signal {
    STOP,
    CONT,
    /** PostgreSQL ends at once, as it does for {@code pg_ctl stop -m immediate}. */
    QUIT;

    void send(long pid) {
        try {
            var kill = new ProcessBuilder("kill", "-" + name(), Long.toString(pid))
                    .inheritIO()
                    .start();
            if (kill.onExit().join().exitValue() != 0) {
                throw new AssertionError(this + " was not sent to " + pid);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
