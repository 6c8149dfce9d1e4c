package io.calibr.server.rule;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * One save of a draft or branch.
 *
 * @param revision the one it made
 * @param patches what was done; empty where the text is no table that can be patched
 * @param inverse what undoes it, made on that revision
 */
public record RuleEditView(
        long revision, Action action, AuthorView by, Instant at, List<PatchView> patches, List<PatchView> inverse) {

    public RuleEditView {
        patches = List.copyOf(patches);
        inverse = List.copyOf(inverse);
    }

    /** How a text came to be another one. */
    public enum Action {
        /** Cell by cell. */
        PATCH,
        /** Written anew. */
        TEXT,
        /** Only its tests. */
        TESTS,
        RESTORE,
        /** A branch was merged into it. */
        MERGE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Action of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    static RuleEditView of(RuleEdit saved, AuthorView by) {
        return new RuleEditView(
                saved.revision(),
                saved.edit().action(),
                by,
                saved.at(),
                PatchView.of(saved.edit().patches()),
                PatchView.of(saved.edit().inverse()));
    }
}
