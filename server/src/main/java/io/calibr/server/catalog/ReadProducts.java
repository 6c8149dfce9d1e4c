package io.calibr.server.catalog;

import io.calibr.server.catalog.ReadCatalogue.Asked;
import io.calibr.server.platform.Page;
import io.calibr.server.security.ProjectScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/** Answers which products and categories there are. */
@Dependent
class ReadProducts {

    private final ReadCatalogue catalogue;
    private final ProductStore products;

    @Inject
    ReadProducts(ReadCatalogue catalogue, ProductStore products) {
        this.catalogue = catalogue;
        this.products = products;
    }

    /** Products by code; {@code page} goes through them by offset. */
    @Transactional
    Page<ProductView> page(ProjectScope scope, Asked asked, CatalogueFilter filter, CataloguePage page) {
        var selection = catalogue.selection(scope, asked);
        return new Page<>(
                products.page(selection, filter, page),
                null,
                page.counted() ? products.count(selection, filter) : null);
    }

    @Transactional
    List<CategoryView> categories(ProjectScope scope) {
        return products.categories(scope.project());
    }
}
