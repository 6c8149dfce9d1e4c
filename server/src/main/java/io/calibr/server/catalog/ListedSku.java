package io.calibr.server.catalog;

import org.jspecify.annotations.Nullable;

/**
 * One SKU as lists show it.
 *
 * @param product the code of its product
 */
record ListedSku(
        CatalogueItem item,
        String product,
        SkuStatus status,
        @Nullable Proposal proposal) {}
