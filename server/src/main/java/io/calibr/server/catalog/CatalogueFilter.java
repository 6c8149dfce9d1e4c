package io.calibr.server.catalog;

import java.util.Optional;

/**
 * Which SKUs are asked for; empty texts do not filter.
 *
 * @param text a part of the SKU or title, in any case
 * @param category a path and what lies below it
 * @param product the code of a product
 */
record CatalogueFilter(String text, String category, String product, Optional<SkuStatus> status, boolean onSaleOnly) {}
