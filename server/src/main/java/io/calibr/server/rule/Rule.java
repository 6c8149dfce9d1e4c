package io.calibr.server.rule;

import io.calibr.engine.table.Stage;
import io.calibr.model.RuleId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rule as its author is writing it.
 *
 * @param stage null while the draft cannot be read
 * @param published the number of the version published last, null before the first
 */
record Rule(
        RuleId id,
        Naming naming,
        RuleText draft,
        @Nullable Stage stage,
        @Nullable Integer published,
        Edited edited) {

    /** The same rule with another name or text, not saved yet. */
    Rule with(Naming newNaming, RuleText newText) {
        return new Rule(id, newNaming, newText, stage, published, edited);
    }

    /** @param version counts the saves; whoever saves names the one they started from */
    record Edited(long version, Instant at, boolean archived) {}
}
