package io.calibr.server.rule;

import io.calibr.engine.lint.Mend;
import io.calibr.engine.table.Problem;
import io.calibr.engine.version.Patch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An edit that takes a finding away.
 *
 * @param label what it does, for a button
 * @param patches as {@code PATCH table} takes them
 */
public record MendView(String label, List<PatchView> patches) {

    public MendView {
        patches = List.copyOf(patches);
    }

    static MendView of(Mend mend) {
        return new MendView(mend.label(), PatchView.of(mend.patches()));
    }

    /** Puts the word that was probably meant in the place of an unknown one; null where nothing is suggested. */
    static @Nullable MendView of(Problem problem, String row, @Nullable String header) {
        var suggestion = problem.suggestion().orElse(null);
        if (suggestion == null || header == null) {
            return null;
        }
        return switch (problem.kind()) {
            case UNKNOWN_VALUE ->
                row.isEmpty() ? null : instead(suggestion, new Patch.SetCell(row, header, suggestion));
            case UNKNOWN_TERM, UNKNOWN_ACTION, UNKNOWN_COLUMN, UNKNOWN_OPERATOR, BAD_MODIFIER -> {
                var words = header.split(" ", 2);
                var second =
                        problem.kind() == Problem.Kind.UNKNOWN_OPERATOR || problem.kind() == Problem.Kind.BAD_MODIFIER;
                var to = second
                        ? words[0] + " " + suggestion
                        : words.length == 1 ? suggestion : suggestion + " " + words[1];
                yield instead(suggestion, new Patch.RenameColumn(header, to));
            }
            default -> null;
        };
    }

    private static MendView instead(String suggestion, Patch patch) {
        return new MendView("Write " + suggestion, PatchView.of(List.of(patch)));
    }
}
