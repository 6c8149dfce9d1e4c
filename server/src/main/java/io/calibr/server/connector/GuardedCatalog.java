package io.calibr.server.connector;

import io.calibr.plugin.sdk.Call;
import io.calibr.plugin.sdk.CatalogItem;
import io.calibr.plugin.sdk.CatalogSource;
import io.calibr.plugin.sdk.Cursor;
import io.calibr.plugin.sdk.Page;
import io.calibr.plugin.sdk.StreamId;
import java.util.List;
import java.util.Optional;

/** A plugin's catalogue source behind the host's invocation. */
record GuardedCatalog(CatalogSource raw, Invocation invocation, Calls calls) implements CatalogSource {

    @Override
    public List<StreamId> streams() {
        return invocation.run(calls.brief("streams"), "streams", call -> List.copyOf(raw.streams()));
    }

    @Override
    public Page<CatalogItem> pull(Call call, StreamId stream, Optional<Cursor> from, int max) {
        return invocation.run(call, "pull", bounded -> raw.pull(bounded, stream, from, max));
    }
}
