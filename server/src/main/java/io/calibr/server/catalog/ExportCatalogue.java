package io.calibr.server.catalog;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/** The catalogue as a CSV file: as many SKUs as there are in the memory of a thousand. */
@Dependent
class ExportCatalogue {

    private final CatalogueListStore skus;

    @Inject
    ExportCatalogue(CatalogueListStore skus) {
        this.skus = skus;
    }

    /** Wholly written before anybody reads it, so that a slow reader holds no connection; gone when it is closed. */
    @Transactional
    InputStream file(Selection selection, CatalogueFilter filter, CatalogueSort sort) throws IOException {
        var file = Files.createTempFile("calibr-catalogue", ".csv");
        try (var writer = Files.newBufferedWriter(file)) {
            writer.write(SkuCsv.HEADER);
            skus.forEach(selection, filter, sort, sku -> line(writer, SkuView.of(sku, selection), selection));
        } catch (UncheckedIOException full) {
            Files.delete(file);
            throw full.getCause();
        } catch (RuntimeException | IOException failed) {
            Files.delete(file);
            throw failed;
        }
        return Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
    }

    private static void line(Writer writer, SkuView sku, Selection selection) {
        try {
            writer.write(SkuCsv.line(sku, selection.list().currency()));
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }
}
