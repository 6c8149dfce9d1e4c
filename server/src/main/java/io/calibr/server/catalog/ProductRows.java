package io.calibr.server.catalog;

import io.calibr.engine.price.AttributeReader;
import io.calibr.model.Money;
import io.calibr.model.Sku;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lines of a product file, in the order of {@code ImportSql.STAGE_PRODUCTS}. The variants of one model are one product; a
 * SKU without a model is its own.
 *
 * @param attributes the columns kept as attributes under their own names
 * @param defined what the project says of attributes, by their names in the vocabulary
 */
record ProductRows(
        List<String> attributes,
        Map<String, AttributeReader> defined,
        Currency currency,
        ZoneId zone,
        Supplier<UUID> ids)
        implements RowFormat {

    /** Columns that are attributes of every catalogue, without being named by the caller. */
    static final List<String> WELL_KNOWN = List.of("model", "product_line", "class", "style", "color", "size");

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    @Override
    public StagedRow read(Cells cells) {
        var sku = cells.sku("sku");
        var title = cells.required("title", cells.text("title"));
        var model = cells.text("model");
        var code = cells.currency("currency", currency);
        var cost = cells.money("cost", currency);
        var price = cells.money("list_price", currency);
        var map = cells.money("map", currency);
        if (cost.isPresent() || price.isPresent() || map.isPresent()) {
            cells.required("currency", code);
        }
        var start = cells.day("sell_start");
        var end = end(cells);
        if (start.isPresent() && end.filter(day -> !day.isAfter(start.get())).isPresent()) {
            cells.reject("sell_end", "the SKU stops being sold before it starts on " + start.get());
        }
        return StagedRow.of(
                cells.line(),
                sku,
                model.or(() -> sku.map(Sku::value)),
                model.or(() -> title),
                title,
                category(cells),
                cells.text("brand"),
                cells.text("vendor"),
                tags(cells),
                attributes(cells),
                cells.count("inventory"),
                start.map(this::midnight),
                end.map(this::midnight),
                cost.map(Money::minorUnits),
                price.map(Money::minorUnits),
                currency,
                ids.get(),
                ids.get(),
                map.map(Money::minorUnits),
                map.map(Money::currency),
                cells.amount("weekly_sales"));
    }

    /** The first day on which it is no longer sold: after {@code sell_end}, or from {@code discontinued} on. */
    private static Optional<LocalDate> end(Cells cells) {
        return Stream.of(cells.day("sell_end").map(last -> last.plusDays(1)), cells.day("discontinued"))
                .flatMap(Optional::stream)
                .min(LocalDate::compareTo);
    }

    private static Optional<String> category(Cells cells) {
        var path = Stream.of(cells.text("category"), cells.text("subcategory"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" > "));
        return Optional.of(path).filter(text -> !text.isEmpty());
    }

    private static String tags(Cells cells) {
        return cells.text("tags").stream()
                .flatMap(cell -> Stream.of(cell.split(";", -1)))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .sorted()
                .collect(Collectors.joining(";"));
    }

    private String attributes(Cells cells) {
        var json = JSON.createObjectBuilder();
        Stream.concat(WELL_KNOWN.stream(), attributes.stream())
                .forEach(name -> attribute(cells, name).ifPresent(value -> json.add(key(name), value)));
        return json.build().toString();
    }

    private Optional<String> attribute(Cells cells, String column) {
        return Optional.ofNullable(defined.get(key(column)))
                .map(attribute -> cells.value(column, attribute))
                .orElseGet(() -> cells.text(column));
    }

    /** The attributes that a file with this header speaks of. */
    static List<String> keysIn(Header header) {
        return Stream.concat(WELL_KNOWN.stream(), header.attributes().stream())
                .filter(header::has)
                .map(ProductRows::key)
                .toList();
    }

    /** Attributes are named like the vocabulary's terms. */
    static String key(String column) {
        return column.replace('_', '-');
    }

    private Instant midnight(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
