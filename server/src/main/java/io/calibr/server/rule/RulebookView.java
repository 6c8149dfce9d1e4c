package io.calibr.server.rule;

import io.calibr.model.RuleId;
import io.calibr.model.RulebookId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rulebook's draft as the API shows it.
 *
 * @param unpublished whether it says something else than the version published last; so too before the first
 */
public record RulebookView(
        RulebookId id,
        String slug,
        String name,
        List<RuleId> rules,
        GuardrailText guardrails,
        @Nullable Integer publishedVersion,
        boolean unpublished,
        long version,
        Instant updatedAt) {

    static RulebookView of(Rulebook rulebook, boolean unpublished) {
        return new RulebookView(
                rulebook.id(),
                rulebook.naming().slug(),
                rulebook.naming().name(),
                rulebook.content().rules(),
                rulebook.content().guardrails(),
                rulebook.published(),
                unpublished,
                rulebook.edited().version(),
                rulebook.edited().at());
    }
}
