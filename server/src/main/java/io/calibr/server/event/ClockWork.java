package io.calibr.server.event;

/** Work that falls due by the business clock. The worker calls it in each of its rounds for a tenant, without a transaction. */
public interface ClockWork {

    /** Does what is due now. Any number of servers may call it at the same time; what fails stays due. */
    void doWhatIsDue();
}
