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

    private final CatalogueStore skus;
    private final PriceListStore priceLists;
    private final Clock clock;

    @Inject
    ReadCatalogue(CatalogueStore skus, PriceListStore priceLists, Clock clock) {
        this.skus = skus;
        this.priceLists = priceLists;
        this.clock = clock;
    }

    @Transactional
    Page<SkuView> page(ProjectScope scope, Asked asked, PageRequest page) {
        var selection = selection(scope, asked);
        var filter = new CatalogueFilter(
                asked.text(),
                asked.category(),
                asked.at().isPresent(),
                page.after().orElse(""),
                page.read());
        return Page.of(skus.page(selection, filter), page, item -> item.sku().value())
                .map(item -> SkuView.of(item, selection));
    }

    @Transactional
    SkuView one(ProjectScope scope, Sku sku, Asked asked) {
        var selection = selection(scope, asked);
        return SkuView.of(found(selection, sku), selection);
    }

    @Transactional
    Page<PriceVersionView> history(ProjectScope scope, Sku sku, Asked asked, PageRequest page) {
        var selection = selection(scope, asked);
        found(selection, sku);
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

    private CatalogueItem found(Selection selection, Sku sku) {
        return skus.find(selection, sku).orElseThrow(() -> Kind.SKU_NOT_FOUND.with("sku", sku));
    }

    private Selection selection(ProjectScope scope, Asked asked) {
        var list = priceLists.named(scope.project(), asked.priceList());
        return new Selection(
                scope.project(), scope.zone(), list, asked.at().orElseGet(clock::instant), Optional.empty());
    }

    private static UUID version(String key) {
        try {
            return UUID.fromString(key);
        } catch (IllegalArgumentException notOurs) {
            throw Kind.CURSOR_INVALID.because("it is not a cursor of this list");
        }
    }

    /** What a caller asks by query parameters; empty texts ask nothing. */
    record Asked(Optional<String> priceList, Optional<Instant> at, String text, String category) {}
}
