package io.calibr.server.catalog;

/**
 * Which SKUs a page lists; empty texts do not filter.
 *
 * @param text a part of the SKU or title, in any case
 * @param category a path and what lies below it
 * @param after the SKU the page before ended with
 */
record CatalogueFilter(String text, String category, boolean onSaleOnly, String after, int limit) {}
