package io.calibr.server.rule;

import io.calibr.model.RuleId;
import io.calibr.model.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A published rule as the API shows it. */
public record RuleVersionView(
        UUID id,
        RuleId rule,
        int number,
        String stage,
        String text,
        String examples,
        String hash,
        UserId publishedBy,
        Instant publishedAt,
        @Nullable String reason) {

    static RuleVersionView of(RuleVersion version) {
        var publication = version.publication();
        return new RuleVersionView(
                version.id(),
                version.rule(),
                version.number(),
                RuleStore.word(version.stage()),
                version.text().source(),
                version.text().examples(),
                publication.hash(),
                publication.by(),
                publication.at(),
                publication.reason());
    }
}
