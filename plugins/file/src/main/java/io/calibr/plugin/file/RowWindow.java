package io.calibr.plugin.file;

import io.calibr.plugin.sdk.CatalogItem;
import io.calibr.plugin.sdk.ConnectorException;
import io.calibr.plugin.sdk.Cursor;
import io.calibr.plugin.sdk.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Collects one page of rows after a position; the whole file still passes by and is checked. */
final class RowWindow implements Consumer<PriceRow> {

    /**
     * After how many rows to go on, and the SKU of the last of them, which proves that the rows have not moved.
     */
    record Position(int rows, String sku) {

        static final Position START = new Position(0, "");

        static Position of(Cursor cursor) {
            if (cursor.value().isEmpty()) {
                return START;
            }
            var colon = cursor.value().indexOf(':');
            try {
                return new Position(
                        Integer.parseInt(cursor.value().substring(0, Math.max(colon, 0))),
                        cursor.value().substring(colon + 1));
            } catch (NumberFormatException foreign) {
                throw new ConnectorException.Permanent("not a cursor of a price file: " + cursor.value(), foreign);
            }
        }

        Cursor cursor() {
            return new Cursor(rows == 0 ? "" : rows + ":" + sku);
        }
    }

    private final Position from;
    private final int max;
    private final List<CatalogItem> items = new ArrayList<>();
    private int seen;
    private boolean found;
    private Position last;

    RowWindow(Position from, int max) {
        this.from = from;
        this.max = max;
        this.last = from;
        this.found = from.rows() == 0;
    }

    @Override
    public void accept(PriceRow row) {
        seen++;
        if (seen == from.rows()) {
            found = row.sku().value().equals(from.sku());
        } else if (seen > from.rows() && items.size() < max) {
            items.add(new CatalogItem.Listed(row.ref(), row.sku(), "", row.live(), Map.of()));
            last = new Position(seen, row.sku().value());
        }
    }

    /** The last page points back to the start: what a file holds now is only known by reading all of it. */
    Page<CatalogItem> page() {
        if (!found) {
            throw new ConnectorException.Permanent(
                    "the rows have moved since the cursor was given: pull from the start");
        }
        var more = last.rows() < seen;
        return new Page<>(items, more ? last.cursor() : Position.START.cursor(), more);
    }
}
