package io.calibr.plugin.sdk;

import java.time.Duration;

/** The host's rate limits of one channel account, shared by all connections and nodes that use it. */
public interface RateGate {

    /**
     * Waits until {@code permits} of {@code bucket} are free and takes them. Without a budget for the bucket it
     * returns at once.
     *
     * @throws ConnectorException.RateLimited if they will not be free before the call's deadline
     */
    void acquire(Call call, String bucket, int permits) throws ConnectorException;

    /**
     * Adopts what the channel just said: the budget it grants now and how many permits are left of it. Replaces any
     * budget declared beforehand.
     */
    void observed(RateBudget budget, int left);

    /** Lets nobody pass for a while: the channel answered 429. */
    void pause(String bucket, Duration wait);
}
