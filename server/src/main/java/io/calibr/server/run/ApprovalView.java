package io.calibr.server.run;

import io.calibr.server.run.RunView.PersonView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who has to agree to a run, and who has.
 *
 * @param needed how many people; none where the policy agreed by itself
 * @param missing how many of them have not agreed yet
 * @param selection which choice of lines this is about; it grows when lines are left out or taken back, and voids what was
 *     given before
 * @param rule name of the rule of the policy that decided; not there where none did
 * @param why fewer people would not do, in sentences
 * @param figures by which it was decided, percentages with two decimals; not there for a run from before they were kept
 */
public record ApprovalView(
        int needed,
        int missing,
        int selection,
        @Nullable String rule,
        List<String> why,
        @Nullable RunFigures figures,
        Approvers people) {

    public ApprovalView {
        why = List.copyOf(why);
    }

    /**
     * Those who agreed, the first first, and those who may, as long as somebody is missing.
     *
     * @param mayApprove by name, at most {@value ApprovalViews#MOST_PEOPLE}
     */
    public record Approvers(List<GivenView> approved, List<PersonView> mayApprove) {
        public Approvers {
            approved = List.copyOf(approved);
            mayApprove = List.copyOf(mayApprove);
        }
    }

    /** One approval. */
    public record GivenView(
            PersonView by, Instant at, @Nullable String reason) {}

    static ApprovalView of(ApprovalNeed need, int selection, Approvers people) {
        var needed = need.decision().people();
        return new ApprovalView(
                needed,
                Math.max(0, needed - people.approved().size()),
                selection,
                need.rule(),
                need.why(),
                need.figures() == null ? null : need.figures().rounded(),
                people);
    }
}
