package io.calibr.server.catalog;

import io.calibr.model.Money;
import io.calibr.model.PriceChangeId;
import io.calibr.model.RunId;
import io.calibr.model.Sku;
import io.calibr.server.tenant.Tenancy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.hibernate.type.StandardBasicTypes;
import org.jspecify.annotations.Nullable;

/** Reads SKUs as lists show them: with where they stand and what is proposed for them. */
@Dependent
class CatalogueListStore {

    private static final int FETCH = 1_000;

    private final CatalogueStore skus;
    private final Session session;

    @Inject
    CatalogueListStore(CatalogueStore skus, Session session) {
        this.skus = skus;
        this.session = session;
    }

    /** One SKU more than the page has, if there is one. */
    List<ListedSku> page(Selection selection, CatalogueFilter filter, CataloguePage page) {
        var query = listed(CatalogueListSql.page(filter, page), selection)
                .setParameter("limit", page.request().read())
                .setParameter("offset", page.offset());
        page.after().ifPresent(after -> query.setParameter("after", after));
        return filtered(query, filter)
                .getResultStream()
                .map(row -> sku(row, selection))
                .toList();
    }

    long count(Selection selection, CatalogueFilter filter) {
        var query = session.createNativeQuery(CatalogueListSql.count(filter), Long.class);
        return filtered(selected(query, selection), filter).getSingleResult();
    }

    Optional<ListedSku> find(Selection selection, Sku sku) {
        return listed(CatalogueListSql.ONE, selection)
                .setParameter("sku", sku.value())
                .getResultStream()
                .map(row -> sku(row, selection))
                .findFirst();
    }

    /** All of them through a cursor: as many as there are in the memory of a thousand. */
    void forEach(Selection selection, CatalogueFilter filter, CatalogueSort sort, Consumer<ListedSku> each) {
        var query = filtered(listed(CatalogueListSql.all(filter, sort), selection), filter);
        try (var rows = query.setFetchSize(FETCH).getResultStream()) {
            rows.forEach(row -> each.accept(sku(row, selection)));
        }
    }

    private NativeQuery<Tuple> listed(String sql, Selection selection) {
        return skus.query(sql, selection)
                .addScalar("product_code", StandardBasicTypes.STRING)
                .addScalar("proposal", StandardBasicTypes.UUID)
                .addScalar("proposing_run", StandardBasicTypes.UUID)
                .addScalar("proposal_state", StandardBasicTypes.STRING)
                .addScalar("after_price", StandardBasicTypes.LONG)
                .addScalar("after_compare_at", StandardBasicTypes.LONG)
                .addScalar("sku_status", StandardBasicTypes.STRING);
    }

    /** Says which prices are meant, as far as the statement asks. */
    static <T> NativeQuery<T> selected(NativeQuery<T> query, Selection selection) {
        var known = Map.<String, Object>of(
                "tenant", Tenancy.current().value(),
                "project", selection.project().value(),
                "list", selection.list().id().value(),
                "base", selection.list().base(),
                "factor", selection.list().factor(),
                "at", selection.at());
        setUsed(query, known);
        return query;
    }

    static <T> NativeQuery<T> filtered(NativeQuery<T> query, CatalogueFilter filter) {
        var known = Map.<String, Object>of(
                "pattern", "%" + escaped(filter.text()) + "%",
                "category", filter.category(),
                "product", filter.product());
        setUsed(query, known);
        return query;
    }

    /** Sets those parameters that the statement has. */
    private static void setUsed(NativeQuery<?> query, Map<String, Object> known) {
        query.getParameterMetadata().getNamedParameterNames().stream()
                .filter(known::containsKey)
                .forEach(name -> query.setParameter(name, known.get(name)));
    }

    private static ListedSku sku(Tuple row, Selection selection) {
        return new ListedSku(
                CatalogueStore.item(row, selection),
                row.get("product_code", String.class),
                SkuStatus.valueOf(row.get("sku_status", String.class)),
                proposal(row, selection.list().currency()));
    }

    private static @Nullable Proposal proposal(Tuple row, Currency currency) {
        var change = row.get("proposal", UUID.class);
        if (change == null) {
            return null;
        }
        return new Proposal(
                new PriceChangeId(change),
                new RunId(row.get("proposing_run", UUID.class)),
                row.get("proposal_state", String.class),
                new Money(row.get("after_price", Long.class), currency),
                CatalogueStore.money(row, "after_compare_at", currency));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
