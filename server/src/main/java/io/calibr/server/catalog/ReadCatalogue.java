package io.calibr.server.catalog;

import io.calibr.model.Sku;
import io.calibr.server.platform.Page;
import io.calibr.server.platform.PageRequest;
import io.calibr.server.problem.Kind;
import io.calibr.server.security.ProjectScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Answers what is sold, and for how much. */
@Dependent
class ReadCatalogue {

    private final CatalogueListStore lists;
    private final CatalogueStore skus;
    private final PriceListStore priceLists;
    private final Clock clock;

    @Inject
    ReadCatalogue(CatalogueListStore lists, CatalogueStore skus, PriceListStore priceLists, Clock clock) {
        this.lists = lists;
        this.skus = skus;
        this.priceLists = priceLists;
        this.clock = clock;
    }

    @Transactional
    Page<SkuView> page(ProjectScope scope, Asked asked, CatalogueFilter filter, CataloguePage page) {
        var selection = selection(scope, asked);
        var read = Page.of(
                lists.page(selection, filter, page),
                page.request(),
                listed -> listed.item().sku().value());
        return new Page<>(
                read.items().stream()
                        .map(listed -> SkuView.of(listed, selection))
                        .toList(),
                page.isByCursor() ? read.nextCursor() : null,
                page.counted() ? lists.count(selection, filter) : null);
    }

    /** Refuses a list that is not there. */
    @Transactional
    Selection selection(ProjectScope scope, Asked asked) {
        var list = priceLists.named(scope.project(), asked.priceList());
        return new Selection(
                scope.project(), scope.zone(), list, asked.at().orElseGet(clock::instant), Optional.empty());
    }

    @Transactional
    SkuView one(ProjectScope scope, Sku sku, Asked asked) {
        var selection = selection(scope, asked);
        return lists.find(selection, sku)
                .map(listed -> SkuView.of(listed, selection))
                .orElseThrow(() -> Kind.SKU_NOT_FOUND.with("sku", sku));
    }

    @Transactional
    Page<PriceVersionView> history(ProjectScope scope, Sku sku, Asked asked, PageRequest page) {
        var selection = selection(scope, asked);
        if (skus.find(selection, sku).isEmpty()) {
            throw Kind.SKU_NOT_FOUND.with("sku", sku);
        }
        var before = page.after().map(ReadCatalogue::version);
        return Page.of(
                        skus.history(selection.list(), sku, before, page.read()),
                        page,
                        version -> version.id().toString())
                .map(PriceVersionView::of);
    }

    @Transactional
    List<PriceListView> priceLists(ProjectScope scope) {
        return priceLists.all(scope.project()).stream().map(PriceListView::of).toList();
    }

    private static UUID version(String key) {
        try {
            return UUID.fromString(key);
        } catch (IllegalArgumentException notOurs) {
            throw Kind.CURSOR_INVALID.because("it is not a cursor of this list");
        }
    }

    /** Which prices a caller asks for by query parameters: those of the only list, and of now, where it does not say. */
    record Asked(Optional<String> priceList, Optional<Instant> at) {}
}
