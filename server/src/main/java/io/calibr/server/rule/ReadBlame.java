package io.calibr.server.rule;

import io.calibr.engine.version.Blame;
import io.calibr.engine.version.Blame.Cell;
import io.calibr.engine.version.Patch;
import io.calibr.engine.version.Patch.InsertRow;
import io.calibr.engine.version.Patch.RenameColumn;
import io.calibr.engine.version.Patch.RenameRow;
import io.calibr.engine.version.Patch.SetCell;
import io.calibr.engine.version.TableContent;
import io.calibr.engine.version.TableText;
import io.calibr.model.RuleId;
import io.calibr.model.UserId;
import io.calibr.server.rule.BlameView.CellView;
import io.calibr.server.rule.BlameView.RowView;
import io.calibr.server.security.ProjectScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says who last wrote each cell of a table. */
@Dependent
class ReadBlame {

    /** How many versions, and how many saves since the last one, are looked at. */
    private static final int FARTHEST = 100;

    private static final int MOST_SAVES = 500;

    private final RuleTexts texts;
    private final RuleVersionStore versions;
    private final RuleEditStore edits;
    private final AuthorStore authors;

    @Inject
    ReadBlame(RuleTexts texts, RuleVersionStore versions, RuleEditStore edits, AuthorStore authors) {
        this.texts = texts;
        this.versions = versions;
        this.edits = edits;
        this.authors = authors;
    }

    /** @param number of a published version; empty for the draft */
    @Transactional
    BlameView blame(ProjectScope scope, RuleId id, Optional<Integer> number) {
        var rule = texts.anyTable(scope, id);
        var seen = new ArrayList<Source>();
        var shown = number.map(wanted -> {
                    var version = texts.version(scope, id, wanted);
                    seen.add(source(version));
                    return version.text();
                })
                .orElseGet(() -> {
                    seen.add(Source.DRAFT);
                    return rule.draft();
                });
        var newest = number.map(wanted -> wanted - 1).orElse(rule.published() == null ? 0 : rule.published());
        var content = RuleTexts.readable(shown.source()).content();
        var blame = Blame.of(content, earlier(scope, id, newest, seen));
        var saves = seen.getFirst().equals(Source.DRAFT) && blame.containsValue(0)
                ? edits.history(id, "", Long.MAX_VALUE, MOST_SAVES)
                : List.<RuleEdit>of();
        var names = authors.of(Stream.concat(
                        seen.stream().map(Source::by).flatMap(Optional::stream),
                        saves.stream().map(RuleEdit::by))
                .toList());
        return view(content, blame, back -> seen.get(Math.min(back, seen.size() - 1)), saves, names);
    }

    /** Where a cell's content comes from; nobody for the draft. */
    private record Source(
            @Nullable Integer version,
            Optional<UserId> by,
            @Nullable Instant at) {
        static final Source DRAFT = new Source(null, Optional.empty(), null);
    }

    private static Source source(RuleVersion version) {
        var publication = version.publication();
        return new Source(version.number(), Optional.of(publication.by()), publication.at());
    }

    /** Earlier versions, newest first, one at a time: a table may be large and its history long. */
    private Stream<TableContent> earlier(ProjectScope scope, RuleId id, int newest, List<Source> seen) {
        return IntStream.iterate(newest, number -> number > Math.max(0, newest - FARTHEST), number -> number - 1)
                .mapToObj(number -> versions.find(scope.project(), id, number))
                .flatMap(Optional::stream)
                .map(version -> {
                    seen.add(source(version));
                    return TableText.of(version.text().source())
                            .map(TableText::content)
                            .orElseGet(() -> new TableContent(Map.of(), List.of(), Map.of()));
                });
    }

    private static BlameView view(
            TableContent content,
            Map<Cell, Integer> blame,
            IntFunction<Source> sources,
            List<RuleEdit> saves,
            Map<UserId, AuthorView> names) {
        return new BlameView(content.rows().keySet().stream()
                .map(row -> new RowView(
                        row,
                        content.columns().stream()
                                .map(column -> new Cell(row, column))
                                .filter(blame::containsKey)
                                .map(cell -> cell(cell, sources.apply(blame.getOrDefault(cell, 0)), saves, names))
                                .toList()))
                .toList());
    }

    private static CellView cell(Cell cell, Source source, List<RuleEdit> saves, Map<UserId, AuthorView> names) {
        if (source.version() != null) {
            return new CellView(
                    cell.column(),
                    source.version(),
                    source.by().map(user -> ReadHistory.author(names, user)).orElse(null),
                    source.at());
        }
        return saves.stream()
                .filter(saved -> wrote(saved, cell))
                .findFirst()
                .map(saved -> new CellView(cell.column(), null, ReadHistory.author(names, saved.by()), saved.at()))
                .orElseGet(() -> new CellView(cell.column(), null, null, null));
    }

    private static boolean wrote(RuleEdit saved, Cell cell) {
        return saved.edit().patches().stream().anyMatch(patch -> wrote(patch, cell));
    }

    private static boolean wrote(Patch patch, Cell cell) {
        return switch (patch) {
            case SetCell(var row, var column, var _) -> row.equals(cell.row()) && column.equals(cell.column());
            case InsertRow insert ->
                insert.row().equals(cell.row()) && insert.cells().containsKey(cell.column());
            case RenameRow(var _, var to) -> to.equals(cell.row());
            case RenameColumn(var _, var to) -> to.equals(cell.column());
            default -> false;
        };
    }
}
