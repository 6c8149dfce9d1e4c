package io.calibr.server.rule;

import io.calibr.model.RulebookId;
import java.util.List;
import java.util.UUID;

/** A published rulebook: it pins versions of rules and never changes. */
record RulebookVersion(
        UUID id, RulebookId rulebook, int number, List<UUID> rules, GuardrailText guardrails, Publication publication) {

    RulebookVersion {
        rules = List.copyOf(rules);
    }
}
