package io.calibr.server.catalog;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Writes the catalogue as a CSV file while it is read: as many SKUs as there are in the memory of a thousand. */
@Dependent
class ExportCatalogue {

    private final CatalogueListStore skus;

    @Inject
    ExportCatalogue(CatalogueListStore skus) {
        this.skus = skus;
    }

    @Transactional
    void write(Selection selection, CatalogueFilter filter, CatalogueSort sort, OutputStream out) throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
        writer.write(SkuCsv.HEADER);
        try {
            skus.forEach(selection, filter, sort, sku -> line(writer, SkuView.of(sku, selection), selection));
        } catch (UncheckedIOException lost) {
            throw lost.getCause();
        }
        writer.flush();
    }

    private static void line(BufferedWriter writer, SkuView sku, Selection selection) {
        try {
            writer.write(SkuCsv.line(sku, selection.list().currency()));
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }
}
