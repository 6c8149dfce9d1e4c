package io.calibr.server.run;

import java.util.function.Supplier;

/** What is to be written down even on a thread that is told to end. */
final class Uninterrupted {

    private Uninterrupted() {}

    /** Told again afterwards. */
    static <T> T call(Supplier<T> work) {
        var told = Thread.interrupted();
        try {
            return work.get();
        } finally {
            if (told) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
