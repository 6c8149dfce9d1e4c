package io.calibr.server.catalog;

import io.calibr.server.platform.PageRequest;
import io.calibr.server.problem.Kind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the catalogue is asked for, in what order.
 *
 * @param after the SKU that the page before ended with; only in order of SKUs
 * @param offset how many are left out before it
 * @param counted whether to say how many there are in all
 */
record CataloguePage(CatalogueSort sort, Optional<String> after, int offset, int limit, boolean counted) {

    /** From query parameters; refuses a cursor together with an offset or an order that it does not know. */
    static CataloguePage of(
            @Nullable String sort,
            @Nullable Integer limit,
            @Nullable String cursor,
            @Nullable Integer offset,
            boolean counted) {
        var order = CatalogueSort.of(sort);
        var page = PageRequest.of(limit, cursor);
        if (cursor != null && offset != null) {
            throw Kind.INVALID_VALUE
                    .because("a cursor leaves no choice of the offset")
                    .with("parameter", "offset");
        }
        if (cursor != null && !order.equals(CatalogueSort.BY_SKU)) {
            throw Kind.INVALID_VALUE
                    .because("a cursor goes through the SKUs in their order; use offset for others")
                    .with("parameter", "cursor");
        }
        return new CataloguePage(order, page.after(), offset(offset), page.limit(), counted);
    }

    /** From the query parameter {@code offset}. */
    static int offset(@Nullable Integer given) {
        if (given != null && given < 0) {
            throw Kind.INVALID_VALUE.because("offset is not negative").with("parameter", "offset");
        }
        return given == null ? 0 : given;
    }

    /** Whether the next page can be asked for by a cursor. */
    boolean isByCursor() {
        return sort.equals(CatalogueSort.BY_SKU);
    }

    PageRequest request() {
        return new PageRequest(limit, after);
    }
}
