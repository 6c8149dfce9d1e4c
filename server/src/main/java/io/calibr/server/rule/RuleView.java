package io.calibr.server.rule;

import io.calibr.model.RuleId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rule's draft as the API shows it.
 *
 * @param published in lists and when one rule is read, where it has been; not there in the answer to an edit
 */
public record RuleView(
        RuleId id,
        String slug,
        String name,
        String kind,
        @Nullable String stage,
        String text,
        String examples,
        @Nullable Integer publishedVersion,
        @Nullable PublishedView published,
        long version,
        Instant updatedAt) {

    /** The version published last: its number, and who made it final, when and why. */
    public record PublishedView(
            int version,
            AuthorView by,
            Instant at,
            @Nullable String reason) {}

    static RuleView of(Rule rule) {
        return of(rule, null);
    }

    static RuleView of(Rule rule, @Nullable PublishedView published) {
        return new RuleView(
                rule.id(),
                rule.naming().slug(),
                rule.naming().name(),
                rule.draft().format().word(),
                rule.stage() == null ? null : RuleStore.word(rule.stage()),
                rule.draft().source(),
                rule.draft().examples(),
                rule.published(),
                published,
                rule.edited().version(),
                rule.edited().at());
    }
}
