package io.calibr.engine.price;

/** Finds the rows of a table that match a SKU at its running price. */
interface Matching {

    /** Indexes of the matching rows, ascending. */
    int[] rows(int table, PriceWalk walk, PriceRequest request);
}
