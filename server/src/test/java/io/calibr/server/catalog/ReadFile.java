package io.calibr.server.catalog;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A file read to its end: its good rows and what was rejected of it. */
record ReadFile(List<StagedRow> rows, Rejections rejections, boolean broken) {

    private static final UUID ID = new UUID(1, 1);
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    static final Currency USD = Currency.getInstance("USD");

    static ReadFile products(String csv) {
        return products(csv.getBytes(StandardCharsets.UTF_8));
    }

    static ReadFile products(byte[] bytes) {
        return read(ImportKind.PRODUCTS, Set.of(), new ByteArrayInputStream(bytes));
    }

    static ReadFile products(String csv, String attribute) {
        return read(
                ImportKind.PRODUCTS, Set.of(attribute), new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
    }

    static ReadFile prices(String csv) {
        return read(ImportKind.PRICES, Set.of(), new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
    }

    static ReadFile read(ImportKind kind, Set<String> attributes, InputStream in) {
        var rejections = new Rejections();
        var rows = new ArrayList<StagedRow>();
        try {
            var file = new ImportFile(in, kind, attributes, header -> format(kind, header), rejections);
            for (var row = file.next(); row.isPresent(); row = file.next()) {
                rows.add(row.get());
            }
            return new ReadFile(rows, rejections, file.isBroken());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RowFormat format(ImportKind kind, Header header) {
        return switch (kind) {
            case PRODUCTS -> new ProductRows(header.attributes(), Map.of(), USD, NEW_YORK, () -> ID);
            case PRICES -> new DatedRows("list_price", Optional.of(USD), NEW_YORK, () -> ID);
            case COSTS -> new DatedRows("cost", Optional.empty(), NEW_YORK, () -> ID);
            case COMPETITORS -> new CompetitorRows(NEW_YORK, Instant.EPOCH);
        };
    }

    List<Rejection> rejected() {
        return rejections.inOrder();
    }
}
