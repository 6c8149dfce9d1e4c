package io.calibr.server.rule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A branch as the API shows it.
 *
 * @param from the published version it began as; not there where it began as the draft
 * @param revision to be sent as If-Match with the next edit of it
 */
public record RuleBranchView(
        String name, @Nullable Integer from, long revision, AuthorView by, Instant createdAt, Instant updatedAt) {

    static RuleBranchView of(RuleBranch branch, AuthorView by) {
        return new RuleBranchView(
                branch.name(),
                branch.from(),
                branch.version(),
                by,
                branch.made().at(),
                branch.made().updatedAt());
    }
}
