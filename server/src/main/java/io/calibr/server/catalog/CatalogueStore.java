package io.calibr.server.catalog;

import io.calibr.engine.price.ChangeHistory;
import io.calibr.model.Money;
import io.calibr.model.ProjectId;
import io.calibr.model.Sku;
import io.calibr.server.catalog.CatalogueItem.Availability;
import io.calibr.server.catalog.CatalogueItem.Prices;
import io.calibr.server.tenant.Tenancy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonString;
import jakarta.json.spi.JsonProvider;
import jakarta.persistence.Tuple;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.hibernate.type.StandardBasicTypes;
import org.jspecify.annotations.Nullable;

/** Reads SKUs with their prices on a list at an instant. */
@Dependent
class CatalogueStore {

    private static final int FETCH = 1_000;
    private static final UUID NO_CONNECTION = new UUID(0, 0);
    private static final JsonProvider JSON = JsonProvider.provider();

    private final Session session;

    @Inject
    CatalogueStore(Session session) {
        this.session = session;
    }

    Optional<CatalogueItem> find(Selection selection, Sku sku) {
        return query(CatalogueSql.ONE, selection)
                .setParameter("sku", sku.value())
                .getResultStream()
                .map(row -> item(row, selection))
                .findFirst();
    }

    List<CatalogueItem> find(Selection selection, List<Sku> wanted) {
        return query(CatalogueSql.SEVERAL, selection)
                .setParameterList("skus", wanted.stream().map(Sku::value).toList())
                .getResultStream()
                .map(row -> item(row, selection))
                .toList();
    }

    /**
     * Every SKU for sale, by SKU, through a cursor: as many as there are in the memory of a thousand.
     *
     * @param each answers whether it wants another one
     * @return whether it still did after the last
     */
    boolean forEachForSaleWhile(Selection selection, Predicate<CatalogueItem> each) {
        try (var rows =
                query(CatalogueSql.FOR_SALE, selection).setFetchSize(FETCH).getResultStream()) {
            return rows.allMatch(row -> each.test(item(row, selection)));
        }
    }

    List<String> attributes(ProjectId project) {
        return session.createNativeQuery("""
                        select distinct a.name from calibr.sku k cross join lateral jsonb_object_keys(k.attributes) a(name)
                         where k.tenant_id = :tenant and k.project_id = :project order by 1""", String.class)
                .setParameter("tenant", Tenancy.current().value())
                .setParameter("project", project.value())
                .getResultList();
    }

    /** Versions of one price, the last recorded first. */
    List<PriceVersion> history(PriceList list, Sku sku, Optional<UUID> before, int limit) {
        return session.createNativeQuery(CatalogueSql.HISTORY, Tuple.class)
                .addScalar("id", StandardBasicTypes.UUID)
                .addScalar("kind", StandardBasicTypes.STRING)
                .addScalar("amount", StandardBasicTypes.LONG)
                .addScalar("compare_at", StandardBasicTypes.LONG)
                .addScalar("valid_from", StandardBasicTypes.INSTANT)
                .addScalar("valid_to", StandardBasicTypes.INSTANT)
                .addScalar("recorded_at", StandardBasicTypes.INSTANT)
                .addScalar("run_id", StandardBasicTypes.UUID)
                .addScalar("source", StandardBasicTypes.STRING)
                .setParameter("tenant", Tenancy.current().value())
                .setParameter("list", list.id().value())
                .setParameter("sku", sku.value())
                .setParameter("before", before.map(UUID::toString).orElse(null), String.class)
                .setParameter("limit", limit)
                .getResultStream()
                .map(row -> version(row, list.currency()))
                .toList();
    }

    NativeQuery<Tuple> query(String sql, Selection selection) {
        var zone = selection.zone();
        var day = selection.at().atZone(zone).toLocalDate().atStartOfDay(zone);
        return session.createNativeQuery(sql, Tuple.class)
                .addScalar("sku", StandardBasicTypes.STRING)
                .addScalar("title", StandardBasicTypes.STRING)
                .addScalar("category_path", StandardBasicTypes.STRING)
                .addScalar("brand", StandardBasicTypes.STRING)
                .addScalar("vendor", StandardBasicTypes.STRING)
                .addScalar("status", StandardBasicTypes.STRING)
                .addScalar("tags", StandardBasicTypes.STRING)
                .addScalar("attributes", StandardBasicTypes.STRING)
                .addScalar("stock", StandardBasicTypes.LONG)
                .addScalar("weekly_sales", StandardBasicTypes.BIG_DECIMAL)
                .addScalar("map", StandardBasicTypes.LONG)
                .addScalar("offers", StandardBasicTypes.STRING)
                .addScalar("sell_start", StandardBasicTypes.INSTANT)
                .addScalar("sell_end", StandardBasicTypes.INSTANT)
                .addScalar("on_sale", StandardBasicTypes.BOOLEAN)
                .addScalar("regular", StandardBasicTypes.LONG)
                .addScalar("selling", StandardBasicTypes.LONG)
                .addScalar("compare_at", StandardBasicTypes.LONG)
                .addScalar("cost", StandardBasicTypes.LONG)
                .addScalar("live", StandardBasicTypes.LONG)
                .addScalar("live_compare_at", StandardBasicTypes.LONG)
                .addScalar("last_change", StandardBasicTypes.INSTANT)
                .addScalar("changes_today", StandardBasicTypes.INTEGER)
                .setParameter("tenant", Tenancy.current().value())
                .setParameter("project", selection.project().value())
                .setParameter("list", selection.list().id().value())
                .setParameter("base", selection.list().base())
                .setParameter("factor", selection.list().factor())
                .setParameter("currency", selection.list().currency().getCurrencyCode())
                .setParameter("connection", selection.connection().orElse(NO_CONNECTION))
                .setParameter("at", selection.at())
                .setParameter("day", day.toInstant());
    }

    static CatalogueItem item(Tuple row, Selection selection) {
        return new CatalogueItem(
                new Sku(row.get("sku", String.class)),
                words(row),
                tags(row.get("tags", String.class)),
                new Availability(
                        row.get("stock", Long.class),
                        row.get("weekly_sales", BigDecimal.class),
                        row.get("sell_start", Instant.class),
                        row.get("sell_end", Instant.class),
                        row.get("on_sale", Boolean.class)),
                prices(row, selection),
                new ChangeHistory(row.get("last_change", Instant.class), row.get("changes_today", Integer.class)));
    }

    /** Without a connection the live price is the selling price as far as we know it. */
    private static Prices prices(Tuple row, Selection selection) {
        var currency = selection.list().currency();
        var selling = money(row, "selling", currency);
        var compareAt = money(row, "compare_at", currency);
        var asked = selection.connection().isPresent();
        return new Prices(
                money(row, "regular", currency),
                selling,
                compareAt,
                money(row, "cost", currency),
                asked ? money(row, "live", currency) : selling,
                asked ? money(row, "live_compare_at", currency) : compareAt,
                money(row, "map", currency),
                offers(row.get("offers", String.class), currency));
    }

    private static List<Money> offers(@Nullable String joined, Currency currency) {
        return joined == null
                ? List.of()
                : Stream.of(joined.split(";", -1))
                        .map(amount -> new Money(Long.parseLong(amount), currency))
                        .toList();
    }

    private static Map<String, String> words(Tuple row) {
        var words = new LinkedHashMap<String, String>();
        put(words, "title", row.get("title", String.class));
        put(words, "category", row.get("category_path", String.class));
        put(words, "brand", row.get("brand", String.class));
        put(words, "vendor", row.get("vendor", String.class));
        put(words, "status", row.get("status", String.class));
        try (var reader = JSON.createReader(new StringReader(row.get("attributes", String.class)))) {
            reader.readObject()
                    .forEach((name, value) -> words.putIfAbsent(
                            name, value instanceof JsonString text ? text.getString() : value.toString()));
        }
        return words;
    }

    private static void put(Map<String, String> words, String name, @Nullable String value) {
        if (value != null) {
            words.put(name, value);
        }
    }

    private static Set<String> tags(String joined) {
        return joined.isEmpty() ? Set.of() : Set.of(joined.split(";", -1));
    }

    static @Nullable Money money(Tuple row, String column, Currency currency) {
        var amount = row.get(column, Long.class);
        return amount == null ? null : new Money(amount, currency);
    }

    private static PriceVersion version(Tuple row, Currency currency) {
        return new PriceVersion(
                row.get("id", UUID.class),
                row.get("kind", String.class),
                new Money(row.get("amount", Long.class), currency),
                money(row, "compare_at", currency),
                new PriceVersion.Times(
                        row.get("valid_from", Instant.class),
                        row.get("valid_to", Instant.class),
                        row.get("recorded_at", Instant.class)),
                new PriceVersion.Origin(row.get("run_id", UUID.class), row.get("source", String.class)));
    }
}
