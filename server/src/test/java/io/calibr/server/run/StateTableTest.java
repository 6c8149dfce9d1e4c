package io.calibr.server.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The state table of docs/runs.md and the code say the same, in both directions. */
class StateTableTest {

    private static final Path TABLE = Path.of("..", "docs", "runs.md");
    private static final Pattern ROW =
            Pattern.compile("\\| (Run|Target|PriceChange) \\| ([A-Z_, ]+) \\| ([A-Z_, ]+) \\| .* \\|");

    @Test
    void aRunMovesAsTheTableSays() {
        assertThat(inCode(RunState.values(), RunState::next)).isEqualTo(inTable("Run"));
    }

    @Test
    void aTargetMovesAsTheTableSays() {
        assertThat(inCode(TargetState.values(), TargetState::next)).isEqualTo(inTable("Target"));
    }

    @Test
    void aPriceChangeMovesAsTheTableSays() {
        assertThat(inCode(PriceChangeState.values(), PriceChangeState::next)).isEqualTo(inTable("PriceChange"));
    }

    @Test
    void noMoveLeadsFromAppliedBackToApplying() {
        assertThat(RunState.APPLIED.mayBecome(RunState.APPLYING)).isFalse();
        assertThat(TargetState.APPLIED.mayBecome(TargetState.APPLYING)).isFalse();
        assertThat(PriceChangeState.PENDING.mayBecome(PriceChangeState.APPLIED)).isFalse();
    }

    private static <S extends Enum<S>> Map<String, Set<String>> inCode(S[] states, Function<S, Set<S>> next) {
        var moves = new TreeMap<String, Set<String>>();
        for (var state : states) {
            next.apply(state).forEach(to -> add(moves, state.name(), to.name()));
        }
        return moves;
    }

    private static Map<String, Set<String>> inTable(String of) {
        var moves = new TreeMap<String, Set<String>>();
        try (var lines = Files.lines(TABLE)) {
            lines.map(ROW::matcher)
                    .filter(row -> row.matches() && row.group(1).equals(of))
                    .forEach(row -> words(row.group(2))
                            .forEach(from -> words(row.group(3)).forEach(to -> add(moves, from, to))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return moves;
    }

    private static Stream<String> words(String cell) {
        return Arrays.stream(cell.split(",", -1)).map(String::strip);
    }

    private static void add(Map<String, Set<String>> moves, String from, String to) {
        moves.computeIfAbsent(from, state -> new TreeSet<>()).add(to);
    }
}
