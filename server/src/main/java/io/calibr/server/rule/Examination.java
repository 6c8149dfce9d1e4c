package io.calibr.server.rule;

import io.calibr.server.problem.Kind;
import java.util.List;

/**
 * What examining authored rules came to: {@code subject} is what they mean; it is only there where nothing was found.
 */
sealed interface Examination<T> {

    record Sound<T>(T subject) implements Examination<T> {}

    record Unsound<T>(List<Finding> findings) implements Examination<T> {
        public Unsound {
            findings = List.copyOf(findings);
        }
    }

    default List<Finding> findings() {
        return switch (this) {
            case Sound<T> sound -> List.of();
            case Unsound<T>(var found) -> found;
        };
    }

    /** What the rules mean, or the refusal that lists every finding. */
    default T orRefuse() {
        return switch (this) {
            case Sound<T>(var subject) -> subject;
            case Unsound<T>(var found) -> {
                var kind = found.stream().allMatch(each -> each.kind().equals(Finding.EXAMPLE_FAILED))
                        ? Kind.EXAMPLE_FAILED
                        : Kind.TABLE_REJECTED;
                throw kind.because(found.getFirst().message())
                        .with("findings", found.stream().map(Finding::facts).toList());
            }
        };
    }
}
