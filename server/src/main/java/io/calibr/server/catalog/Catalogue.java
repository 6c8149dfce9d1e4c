package io.calibr.server.catalog;

import io.calibr.engine.price.SkuFacts;
import io.calibr.engine.vocabulary.Term;
import io.calibr.model.PriceListId;
import io.calibr.model.ProjectId;
import io.calibr.model.Sku;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What other features may know of the catalogue. */
@Dependent
public class Catalogue {

    private static final int BATCH = 1_000;

    private final CatalogueStore skus;
    private final PriceListStore priceLists;
    private final AttributeStore attributes;

    @Inject
    Catalogue(CatalogueStore skus, PriceListStore priceLists, AttributeStore attributes) {
        this.attributes = attributes;
        this.skus = skus;
        this.priceLists = priceLists;
    }

    /**
     * Hands over the facts of every SKU for sale at the instant that has a price on the list, ordered by SKU, in batches
     * of at most a thousand. One query and a cursor: the catalogue is never in memory. The batches are handed over inside
     * the transaction that reads them.
     */
    @Transactional
    public void forEachBatch(Selection selection, Consumer<List<SkuFacts>> batches) {
        forEachBatchWhile(selection, batch -> {
            batches.accept(batch);
            return true;
        });
    }

    /**
     * The same until the receiver has had enough.
     *
     * @param batches answers whether it wants more
     */
    @Transactional
    public void forEachBatchWhile(Selection selection, Predicate<List<SkuFacts>> batches) {
        var batch = new ArrayList<SkuFacts>(BATCH);
        var facts = facts(selection);
        var wantsMore = skus.forEachForSaleWhile(selection, item -> {
            facts.of(item).ifPresent(batch::add);
            if (batch.size() < BATCH) {
                return true;
            }
            var full = List.copyOf(batch);
            batch.clear();
            return batches.test(full);
        });
        if (wantsMore && !batch.isEmpty()) {
            var _ = batches.test(List.copyOf(batch));
        }
    }

    /** The facts of one SKU, for sale or not; nothing where it is unknown or has no price on the list. */
    @Transactional
    public Optional<SkuFacts> find(Selection selection, Sku sku) {
        return skus.find(selection, sku).flatMap(facts(selection)::of);
    }

    /** The same for several SKUs; the unknown ones are left out. */
    @Transactional
    public List<SkuFacts> find(Selection selection, List<Sku> wanted) {
        var facts = facts(selection);
        return skus.find(selection, wanted).stream()
                .flatMap(item -> facts.of(item).stream())
                .toList();
    }

    /** The list of that slug, or the project's only one where none is named; else a problem for the caller. */
    @Transactional
    public PriceList priceList(ProjectId project, Optional<String> slug) {
        return priceLists.named(project, slug);
    }

    @Transactional
    public Optional<PriceList> priceList(ProjectId project, PriceListId id) {
        return priceLists.find(project, id);
    }

    /** Names of attributes that every catalogue may have, in the vocabulary's spelling. */
    public static List<String> wellKnownAttributes() {
        return ProductRows.WELL_KNOWN.stream().map(ProductRows::key).toList();
    }

    /** Names of the attributes that the project's SKUs have. */
    @Transactional
    public List<String> attributes(ProjectId project) {
        return skus.attributes(project);
    }

    /** The project's own words, as it defines them. */
    @Transactional
    public List<Term> definedAttributes(ProjectId project) {
        return attributes.all(project);
    }

    private ItemFacts facts(Selection selection) {
        return ItemFacts.of(attributes.all(selection.project()), selection.at());
    }
}
