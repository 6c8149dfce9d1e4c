package io.calibr.engine.price;

import io.calibr.engine.compile.MatchGroup;
import java.util.List;

/** Finds the rows that act on SKUs at their running prices. */
interface Matching extends AutoCloseable {

    /**
     * Matches all tables of a group.
     *
     * @return for each SKU and each table of the group, both in order, the indexes of the rows that act, as {@link
     *     HitSelection} leaves them
     */
    List<int[][]> match(MatchGroup group, List<PriceWalk> walks, PriceRequest request);

    @Override
    void close();
}
