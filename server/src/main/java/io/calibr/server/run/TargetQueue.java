package io.calibr.server.run;

import io.calibr.model.ConnectionId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The targets that wait for the worker, or that it has. Every method is one short transaction's work. */
interface TargetQueue {

    /** The channels with targets that are due; empty stands for Calibr itself. */
    List<Optional<ConnectionId>> channelsWithWork();

    /**
     * Takes due targets of runs that are being applied for the length of the lease; each is an attempt. Runs that undo and
     * those of sales come before others.
     */
    List<Claimed> claim(Optional<ConnectionId> channel, int most, Duration lease);

    /** Takes targets whose outcome is not known, or not final, to ask the channel about them. */
    List<Claimed> claimForReading(Optional<ConnectionId> channel, int most, Duration lease);

    /** Targets whose lease has ended are to be read back: their worker is gone, or frozen. */
    int abandoned();

    /**
     * What runs have not written by their deadline fails; a price that is in flight gets an hour more to be read back.
     *
     * @return how many targets
     */
    int expire();

    /**
     * Writes down what became of targets with everything that follows from it.
     *
     * @return those that this worker still had; the others belong to another by now
     */
    List<Fate.Of> finish(List<Fate.Of> fates);

    /** No claim on this channel for that long. */
    void pause(ConnectionId channel, Duration length);
}
