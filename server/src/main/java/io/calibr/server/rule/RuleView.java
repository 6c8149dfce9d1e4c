package io.calibr.server.rule;

import io.calibr.model.RuleId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A rule's draft as the API shows it. */
public record RuleView(
        RuleId id,
        String slug,
        String name,
        String kind,
        @Nullable String stage,
        String text,
        String examples,
        @Nullable Integer publishedVersion,
        long version,
        Instant updatedAt) {

    static RuleView of(Rule rule) {
        return new RuleView(
                rule.id(),
                rule.naming().slug(),
                rule.naming().name(),
                rule.draft().format().word(),
                rule.stage() == null ? null : RuleStore.word(rule.stage()),
                rule.draft().source(),
                rule.draft().examples(),
                rule.published(),
                rule.edited().version(),
                rule.edited().at());
    }
}
