package io.calibr.server.catalog;

import io.calibr.model.ProjectId;
import io.calibr.server.tenant.Tenancy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.util.List;
import org.hibernate.Session;
import org.hibernate.type.StandardBasicTypes;

/** Reads products and categories. */
@Dependent
class ProductStore {

    private final Session session;

    @Inject
    ProductStore(Session session) {
        this.session = session;
    }

    List<ProductView> page(Selection selection, CatalogueFilter filter, CataloguePage page) {
        var query = session.createNativeQuery(ProductSql.page(filter), Tuple.class)
                .addScalar("code", StandardBasicTypes.STRING)
                .addScalar("title", StandardBasicTypes.STRING)
                .addScalar("category_path", StandardBasicTypes.STRING)
                .addScalar("skus", StandardBasicTypes.LONG)
                .addScalar("stock", StandardBasicTypes.LONG)
                .addScalar("lowest", StandardBasicTypes.LONG)
                .addScalar("highest", StandardBasicTypes.LONG)
                .addScalar("status", StandardBasicTypes.STRING)
                .setParameter("limit", page.limit())
                .setParameter("offset", page.offset());
        return CatalogueListStore.filtered(CatalogueListStore.selected(query, selection), filter)
                .getResultStream()
                .map(row -> product(row, selection))
                .toList();
    }

    long count(Selection selection, CatalogueFilter filter) {
        var query = session.createNativeQuery(ProductSql.count(filter), Long.class);
        return CatalogueListStore.filtered(CatalogueListStore.selected(query, selection), filter)
                .getSingleResult();
    }

    List<CategoryView> categories(ProjectId project) {
        return session.createNativeQuery(ProductSql.CATEGORIES, Tuple.class)
                .addScalar("path", StandardBasicTypes.STRING)
                .addScalar("skus", StandardBasicTypes.LONG)
                .setParameter("tenant", Tenancy.current().value())
                .setParameter("project", project.value())
                .getResultStream()
                .map(row -> new CategoryView(row.get("path", String.class), row.get("skus", Long.class)))
                .toList();
    }

    private static ProductView product(Tuple row, Selection selection) {
        var currency = selection.list().currency();
        return new ProductView(
                row.get("code", String.class),
                row.get("title", String.class),
                row.get("category_path", String.class),
                SkuStatus.valueOf(row.get("status", String.class)).word(),
                row.get("skus", Long.class),
                row.get("stock", Long.class),
                CatalogueStore.money(row, "lowest", currency),
                CatalogueStore.money(row, "highest", currency));
    }
}
