package io.calibr.cli.catalogue;

import io.calibr.engine.price.AttributeReader;
import io.calibr.engine.price.PriceRequest;
import io.calibr.engine.price.SkuFacts;
import io.calibr.engine.vocabulary.Vocabulary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The files of a catalogue.
 *
 * @param products one line a SKU, as a server imports it
 * @param prices dated regular prices; a SKU without a valid one has the price of the products' file
 * @param costs dated costs, likewise
 * @param live what the shop shows; without it, every SKU at its regular price
 */
public record CatalogueFiles(Path products, Optional<Path> prices, Optional<Path> costs, Optional<Path> live) {

    private static final int BATCH = 1_000;
    private static final List<String> REQUIRED = List.of("sku", "list_price", "currency");

    /**
     * Hands over the facts of every SKU that is on sale at the request's instant and has a price, a thousand at a time and
     * in the order of the products' file. That file is read as it goes by, whatever its size; of the others only what is
     * valid is kept in memory.
     *
     * @throws io.calibr.cli.report.Failure naming file, line and column of the first cell that cannot be read
     */
    public void forEachBatch(Vocabulary vocabulary, PriceRequest request, Consumer<List<SkuFacts>> batches) {
        var currency = request.currency();
        var reader = new ProductLine(
                request,
                dated(prices, "list_price", request),
                dated(costs, "cost", request),
                live.map(file -> ShownPrices.read(file, currency)),
                attributes(vocabulary));
        var batch = new ArrayList<SkuFacts>(BATCH);
        new CsvFile(products).forEach(REQUIRED, known(vocabulary), line -> {
            reader.facts(line).ifPresent(batch::add);
            if (batch.size() == BATCH) {
                batches.accept(List.copyOf(batch));
                batch.clear();
            }
        });
        if (!batch.isEmpty()) {
            batches.accept(List.copyOf(batch));
        }
    }

    private static DatedAmounts dated(Optional<Path> file, String column, PriceRequest request) {
        return file.map(path -> DatedAmounts.read(path, column, request.currency(), request.day()))
                .orElse(DatedAmounts.NONE);
    }

    private static Set<String> known(Vocabulary vocabulary) {
        var known = new TreeSet<>(ProductLine.COLUMNS);
        known.addAll(attributes(vocabulary).keySet());
        return known;
    }

    /** Columns are written as a spreadsheet does: {@code product_line} is the attribute product-line. */
    private static Map<String, AttributeReader> attributes(Vocabulary vocabulary) {
        var standard = Vocabulary.standard();
        return vocabulary.terms().stream()
                .filter(term ->
                        standard.find(term.name()).isEmpty() || term.name().equals("model"))
                .collect(Collectors.toMap(term -> term.name().replace('-', '_'), AttributeReader::new));
    }
}
