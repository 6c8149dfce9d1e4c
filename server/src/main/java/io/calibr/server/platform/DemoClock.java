package io.calibr.server.platform;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;

/** The handle on the business clock, which turns only in a demonstration. */
@Dependent
public class DemoClock {

    private final MovableClock clock;
    private final DemoSettings settings;

    @Inject
    DemoClock(MovableClock clock, DemoSettings settings) {
        this.clock = clock;
        this.settings = settings;
    }

    public boolean enabled() {
        return settings.enabled();
    }

    public Instant instant() {
        return clock.instant();
    }

    public void moveTo(Instant instant) {
        requireDemo();
        clock.moveTo(instant);
    }

    public void reset() {
        requireDemo();
        clock.reset();
    }

    private void requireDemo() {
        if (!settings.enabled()) {
            throw new IllegalStateException("the clock moves only with calibr.demo.enabled");
        }
    }
}
