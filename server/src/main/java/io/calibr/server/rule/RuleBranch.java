package io.calibr.server.rule;

import io.calibr.model.RuleId;
import io.calibr.model.UserId;
import io.calibr.server.problem.Kind;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A named draft beside the draft.
 *
 * @param from the published version it began as; null where it began as the draft
 * @param base the text that branch and draft last had in common
 */
record RuleBranch(RuleId rule, String name, @Nullable Integer from, String base, String text, long version, Made made) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    RuleBranch {
        if (!NAME.matcher(name).matches()) {
            throw Kind.INVALID_VALUE
                    .because("a branch's name has 1 to 63 lower case letters, digits and hyphens")
                    .with("member", "name");
        }
    }

    /** Who made it when, and when it was last saved. */
    record Made(UserId by, Instant at, Instant updatedAt) {}

    /** The next save of it. */
    RuleBranch saved(String newBase, String newText, Instant at) {
        return new RuleBranch(rule, name, from, newBase, newText, version + 1, new Made(made.by(), made.at(), at));
    }
}
