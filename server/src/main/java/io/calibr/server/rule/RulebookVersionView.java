package io.calibr.server.rule;

import io.calibr.model.RulebookId;
import io.calibr.model.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A published rulebook as the API shows it; {@code rules} are the rule versions it pins. */
public record RulebookVersionView(
        UUID id,
        RulebookId rulebook,
        int number,
        List<UUID> rules,
        GuardrailText guardrails,
        String hash,
        UserId publishedBy,
        Instant publishedAt,
        @Nullable String reason) {

    static RulebookVersionView of(RulebookVersion version) {
        var publication = version.publication();
        return new RulebookVersionView(
                version.id(),
                version.rulebook(),
                version.number(),
                version.rules(),
                version.guardrails(),
                publication.hash(),
                publication.by(),
                publication.at(),
                publication.reason());
    }
}
