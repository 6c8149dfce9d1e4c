package io.calibr.server.layer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The state table of docs/runs.md and the code say the same of a layer, in both directions. */
class LayerStateTest {

    private static final Path TABLE = Path.of("..", "docs", "runs.md");
    private static final Pattern ROW = Pattern.compile("\\| Layer \\| ([A-Z_, ]+) \\| ([A-Z_, ]+) \\| .* \\|");

    @Test
    void aLayerMovesAsTheTableSays() throws IOException {
        Map<LayerState, Set<LayerState>> inTable = new EnumMap<>(LayerState.class);
        try (var lines = Files.lines(TABLE)) {
            lines.map(ROW::matcher)
                    .filter(row -> row.matches())
                    .forEach(row -> states(row.group(1))
                            .forEach(from -> inTable.computeIfAbsent(from, _ -> EnumSet.noneOf(LayerState.class))
                                    .addAll(states(row.group(2)).collect(Collectors.toSet()))));
        }

        var inCode = Arrays.stream(LayerState.values())
                .filter(state -> !state.next().isEmpty())
                .collect(Collectors.toMap(state -> state, LayerState::next));
        assertThat(inTable).isEqualTo(inCode);
    }

    private static Stream<LayerState> states(String cell) {
        return Arrays.stream(cell.split(",", -1)).map(String::strip).map(LayerState::valueOf);
    }
}
