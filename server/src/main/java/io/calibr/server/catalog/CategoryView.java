package io.calibr.server.catalog;

/**
 * A category that SKUs are in.
 *
 * @param path from the top, with {@code >} between the parts
 * @param skus how many are in it or below it
 */
public record CategoryView(String path, long skus) {}
