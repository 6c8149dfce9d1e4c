package io.calibr.plugin.file;

import io.calibr.model.Sku;
import io.calibr.plugin.sdk.Call;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.HashSet;

/** Reads a price file once from top to bottom and lets nothing wrong through. */
record RowScan(String file, Call call, Clock clock) {

    private static final int ROWS_BETWEEN_LOOKS = 1_024;

    void of(InputStream in, RowVisitor visitor) throws IOException {
        try (var reader = new CsvReader(in, file)) {
            var header = reader.next().orElseThrow(() -> BadFile.at(file, 1, "the header is missing"));
            header.requireUtf8();
            var columns = PriceColumns.of(file, header);
            visitor.header(reader.preamble(), header, columns);
            rows(reader, columns, visitor);
        }
    }

    private void rows(CsvReader reader, PriceColumns columns, RowVisitor visitor) throws IOException {
        var skus = new HashSet<Sku>();
        for (var next = reader.next(); next.isPresent(); next = reader.next()) {
            var record = next.get();
            if (record.isBlank()) {
                visitor.blank(record);
                continue;
            }
            record.requireUtf8();
            var row = columns.read(record);
            if (!skus.add(row.sku())) {
                var sku = BadFile.shown(row.sku().value());
                throw BadFile.at(file, record.line(), "sku", sku + " is in an earlier row too");
            }
            visitor.row(record, row);
            if (skus.size() % ROWS_BETWEEN_LOOKS == 0) {
                call.ensureWanted(clock);
            }
        }
    }
}
