package io.calibr.server.run;

import io.calibr.model.Sku;
import io.calibr.server.problem.Kind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a run: either SKUs, or a filter that finds them as in the list of lines.
 *
 * @param table the table whose row acted
 * @param row its id, in that table
 * @param q a part of the SKU or title
 * @param reason why; not asked for when lines are taken back
 */
public record ChosenLinesBody(
        @Nullable List<Sku> skus,
        @Nullable String table,
        @Nullable String row,
        @Nullable String q,
        @Nullable String reason) {

    private static final int MOST_SKUS = 10_000;

    public ChosenLinesBody {
        skus = skus == null ? null : List.copyOf(skus);
    }

    ChosenLines chosen() {
        var filters = table != null || row != null || (q != null && !q.isEmpty());
        if (skus == null) {
            if (!filters) {
                throw Kind.INVALID_VALUE.because("name SKUs, or a filter").with("member", "skus");
            }
            return new ChosenLines.ByFilter(new LineRequest.Filter(
                    Optional.empty(),
                    Optional.ofNullable(table),
                    Optional.ofNullable(row),
                    q == null ? "" : q,
                    Optional.empty()));
        }
        if (filters) {
            throw Kind.INVALID_VALUE.because("name SKUs or a filter, not both").with("member", "skus");
        }
        if (skus.isEmpty() || skus.size() > MOST_SKUS) {
            throw Kind.INVALID_VALUE
                    .because("name 1 to " + MOST_SKUS + " SKUs; a filter finds more")
                    .with("member", "skus");
        }
        return new ChosenLines.BySku(skus);
    }

    Optional<String> why() {
        return Words.text("reason", reason);
    }
}
