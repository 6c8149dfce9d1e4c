package io.calibr.server.rule;

import io.calibr.model.RuleId;
import io.calibr.model.RulebookId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rulebook as it is being put together. */
record Rulebook(
        RulebookId id,
        Naming naming,
        Content content,
        @Nullable Integer published,
        Rule.Edited edited) {

    /** The rules in the order a SKU passes them, and what holds for every SKU. */
    record Content(List<RuleId> rules, GuardrailText guardrails) {
        Content {
            rules = List.copyOf(rules);
        }
    }
}
