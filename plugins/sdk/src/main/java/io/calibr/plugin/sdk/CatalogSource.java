package io.calibr.plugin.sdk;

import java.util.List;
import java.util.Optional;

/** Reads what a channel lists. */
public interface CatalogSource {

    /** The streams it has, in the order to pull them; never empty. */
    List<StreamId> streams();

    /**
     * The next page of {@code stream}, from its beginning if there is no cursor. Going on from a cursor gives what a
     * full pull would have given after it; an item may come again, none is left out.
     *
     * @param max at least 1; the page may be shorter
     * @throws ConnectorException.Permanent if the cursor is not one of ours or no longer valid: pull from the start
     */
    Page<CatalogItem> pull(Call call, StreamId stream, Optional<Cursor> from, int max) throws ConnectorException;
}
