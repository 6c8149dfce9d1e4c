package io.calibr.server.run;

import io.calibr.server.tenant.Tenancy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Something that is done again and again for the current tenant, beside other work, until it is told to end or need not be. */
final class Pulse {

    private static final Logger log = LoggerFactory.getLogger(Pulse.class);

    private final CountDownLatch end = new CountDownLatch(1);

    private Pulse() {}

    /** Beats for the first time when {@code pause} has passed, and no more once {@code beat} says so. */
    static Pulse begin(Duration pause, BooleanSupplier beat) {
        var pulse = new Pulse();
        var tenant = Tenancy.current();
        Thread.ofVirtual()
                .name("run-pulse-" + tenant)
                .start(() -> Tenancy.callInBackground(tenant, () -> pulse.goOn(pause, beat)));
        return pulse;
    }

    void end() {
        end.countDown();
    }

    private boolean goOn(Duration pause, BooleanSupplier beat) {
        try {
            while (!end.await(pause.toMillis(), TimeUnit.MILLISECONDS) && beats(beat)) {}
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    /** One that fails is made up for by the next. */
    private static boolean beats(BooleanSupplier beat) {
        try {
            return beat.getAsBoolean();
        } catch (RuntimeException failed) {
            log.atWarn().addKeyValue("reason", failed.getMessage()).log("a lease was not renewed");
            return true;
        }
    }
}
