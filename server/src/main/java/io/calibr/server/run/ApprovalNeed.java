package io.calibr.server.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the policy decided about a run, kept with it.
 *
 * @param rule name of the rule that decided; null where none did, and then one person has to agree
 * @param why a milder rule did not decide, in sentences
 * @param figures by which it was decided; null for a run from before they were kept
 */
public record ApprovalNeed(
        ApprovalDecision decision,
        @Nullable String rule,
        List<String> why,
        @Nullable RunFigures figures) {

    static final ApprovalNeed USUAL = new ApprovalNeed(ApprovalDecision.ONE, null, List.of(), null);

    private static final String BY_HAND = "lines were chosen by hand, so a person has to agree";

    public ApprovalNeed {
        why = List.copyOf(why);
    }

    /** The same, except that the policy alone does not agree to what people have changed. */
    ApprovalNeed byPeople() {
        return decision == ApprovalDecision.AUTO
                ? new ApprovalNeed(ApprovalDecision.ONE, rule, List.of(BY_HAND), figures)
                : this;
    }
}
