package io.calibr.copilot.answer;

import io.calibr.copilot.sql.ResultTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the asker gets. All of it is plain text, to be shown as text.
 *
 * @param table the figures the text was made from
 * @param explanation how the price came about, a step a line
 * @param suggestions questions to go on with
 */
public record Answer(
        Outcome outcome,
        String text,
        double confidence,
        @Nullable ResultTable table,
        @Nullable String explanation,
        List<Link> links,
        List<String> suggestions) {

    public Answer {
        links = List.copyOf(links);
        suggestions = List.copyOf(suggestions);
    }

    public enum Outcome {
        ANSWERED,
        CLARIFY,
        REFUSED,
        UNSUPPORTED
    }

    /** A page of the console. */
    public record Link(String label, String href) {}

    static Answer without(Outcome outcome, String text, List<String> suggestions) {
        return new Answer(outcome, text, 0, null, null, List.of(), suggestions);
    }
}
