package io.calibr.server.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The clock of the business; it ticks like the wall's, and in demo mode it can be set to another day. */
final class MovableClock extends Clock {

    private final Clock wall;
    private volatile Duration ahead = Duration.ZERO;

    MovableClock(Clock wall) {
        this.wall = wall;
    }

    void moveTo(Instant instant) {
        ahead = Duration.between(wall.instant(), instant);
    }

    void reset() {
        ahead = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        return wall.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the business clock has no zone; a project has");
    }
}
