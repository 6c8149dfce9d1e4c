package io.calibr.plugin.sdk;

import java.util.List;
import java.util.Optional;

/** Reads money that moved: payments, refunds, fees. */
public interface LedgerSource {

    /** The streams it has, in the order to pull them; never empty. */
    List<StreamId> streams();

    /**
     * The next page of {@code stream}. Channels list the newest first and enter things late, so pages overlap: the same
     * entry may come again with the same id and is then the same entry.
     *
     * @param max at least 1; the page may be shorter
     */
    Page<LedgerEntry> pull(Call call, StreamId stream, Optional<Cursor> from, int max) throws ConnectorException;
}
