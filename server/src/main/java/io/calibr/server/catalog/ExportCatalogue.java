package io.calibr.server.catalog;

import io.calibr.server.platform.Spool;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;

/** The catalogue as a CSV file: as many SKUs as there are in the memory of a thousand. */
@Dependent
class ExportCatalogue {

    private final CatalogueListStore skus;

    @Inject
    ExportCatalogue(CatalogueListStore skus) {
        this.skus = skus;
    }

    @Transactional
    InputStream file(Selection selection, CatalogueFilter filter, CatalogueSort sort) throws IOException {
        return Spool.of(writer -> {
            writer.write(SkuCsv.HEADER);
            skus.forEach(selection, filter, sort, sku -> line(writer, SkuView.of(sku, selection), selection));
        });
    }

    private static void line(Writer writer, SkuView sku, Selection selection) {
        try {
            writer.write(SkuCsv.line(sku, selection.list().currency()));
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }
}
