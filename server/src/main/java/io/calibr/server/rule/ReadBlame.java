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
import io.calibr.server.rule.RuleBranch.Made;
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
    private final RuleStore rules;
    private final RuleVersionStore versions;
    private final RuleEditStore edits;
    private final AuthorStore authors;

    @Inject
    ReadBlame(RuleTexts texts, RuleStore rules, RuleVersionStore versions, RuleEditStore edits, AuthorStore authors) {
        this.texts = texts;
        this.rules = rules;
        this.versions = versions;
        this.edits = edits;
        this.authors = authors;
    }

    /**
     * The draft, or another text of the rule.
     *
     * @param number of a published version
     * @param branch name of one; a version is asked for without
     */
    @Transactional
    BlameView blame(ProjectScope scope, RuleId id, Optional<Integer> number, Optional<String> branch) {
        RuleTexts.requireOne(number, branch);
        var rule = texts.anyTable(scope, id);
        if (number.isPresent()) {
            var version = texts.version(scope, id, number.get());
            return blame(version.text(), source(version), earlier(scope, id, version.number() - 1), _ -> List.of());
        }
        if (branch.isPresent()) {
            var found = texts.branch(id, branch.get());
            return blame(
                    rule.draft().withSource(found.text()),
                    Source.UNPUBLISHED,
                    beginning(scope, rule, found),
                    first -> saves(found, first));
        }
        return blame(rule.draft(), Source.UNPUBLISHED, earlier(scope, id, newest(rule)), first -> saves(id, first));
    }

    /** Who may have written what is not published. */
    private interface Writers {
        /** @param first whether nothing was published before */
        List<Save> saves(boolean first);
    }

    private BlameView blame(RuleText text, Source shown, Stream<RuleVersion> earlier, Writers writers) {
        var seen = new ArrayList<>(List.of(shown));
        var content = RuleTexts.readable(text.source()).content();
        var blame = Blame.of(
                content, earlier.peek(version -> seen.add(source(version))).map(ReadBlame::content));
        var saves = blame.containsValue(0) ? writers.saves(seen.size() == 1) : List.<Save>of();
        var names = authors.of(Stream.concat(
                        seen.stream().map(Source::by).flatMap(Optional::stream),
                        saves.stream().map(Save::by))
                .toList());
        return view(content, blame, back -> seen.get(Math.min(back, seen.size() - 1)), saves, names);
    }

    private static int newest(Rule rule) {
        return rule.published() == null ? 0 : rule.published();
    }

    /** What was published when the branch began, newest first. */
    private Stream<RuleVersion> beginning(ProjectScope scope, Rule rule, RuleBranch branch) {
        return branch.from() != null
                ? earlier(scope, rule.id(), branch.from())
                : earlier(scope, rule.id(), newest(rule))
                        .dropWhile(version ->
                                version.publication().at().isAfter(branch.made().at()));
    }

    /** Earlier versions, newest first, one at a time: a table may be large and its history long. */
    private Stream<RuleVersion> earlier(ProjectScope scope, RuleId id, int newest) {
        return IntStream.iterate(newest, number -> number > Math.max(0, newest - FARTHEST), number -> number - 1)
                .mapToObj(number -> versions.find(scope.project(), id, number))
                .flatMap(Optional::stream);
    }

    /** Saves of the draft, the latest first, down to what it was made with where that was not published yet. */
    private List<Save> saves(RuleId rule, boolean first) {
        var saves = edits.history(rule, Long.MAX_VALUE, MOST_SAVES);
        var known = saves.size() < MOST_SAVES && saves.stream().noneMatch(ReadBlame::rewroteAll);
        return Stream.concat(
                        saves.stream().map(Save::of),
                        Stream.of(rule)
                                .filter(_ -> first && known)
                                .map(rules::made)
                                .map(Save::of))
                .toList();
    }

    /** A text that could not be read as a table was replaced: which cells it had nobody knows. */
    private static boolean rewroteAll(RuleEdit saved) {
        return saved.edit().action() == RuleEditView.Action.TEXT
                && saved.edit().patches().isEmpty();
    }

    /** Saves of the branch itself, and of the draft that it began as. */
    private List<Save> saves(RuleBranch branch, boolean first) {
        var began = branch.made().at();
        var own = edits.history(branch, Long.MAX_VALUE, MOST_SAVES).stream().map(Save::of);
        var before = branch.from() == null ? saves(branch.rule(), first) : List.<Save>of();
        return Stream.concat(own, before.stream().filter(save -> !save.at().isAfter(began)))
                .toList();
    }

    /** @param edit nothing for the first text, which wrote all of its cells */
    private record Save(UserId by, Instant at, Optional<DraftEdit> edit) {
        static Save of(RuleEdit saved) {
            return new Save(saved.by(), saved.at(), Optional.of(saved.edit()));
        }

        static Save of(Made made) {
            return new Save(made.by(), made.at(), Optional.empty());
        }

        boolean wrote(Cell cell) {
            return edit.map(DraftEdit::patches)
                    .map(patches -> patches.stream().anyMatch(patch -> ReadBlame.wrote(patch, cell)))
                    .orElse(true);
        }
    }

    /** Where a cell's content comes from; nobody for what is not published. */
    private record Source(
            @Nullable Integer version,
            Optional<UserId> by,
            @Nullable Instant at) {
        static final Source UNPUBLISHED = new Source(null, Optional.empty(), null);
    }

    private static Source source(RuleVersion version) {
        var publication = version.publication();
        return new Source(version.number(), Optional.of(publication.by()), publication.at());
    }

    private static TableContent content(RuleVersion version) {
        return TableText.of(version.text().source())
                .map(TableText::content)
                .orElseGet(() -> new TableContent(Map.of(), List.of(), Map.of()));
    }

    private static BlameView view(
            TableContent content,
            Map<Cell, Integer> blame,
            IntFunction<Source> sources,
            List<Save> saves,
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

    private static CellView cell(Cell cell, Source source, List<Save> saves, Map<UserId, AuthorView> names) {
        if (source.version() != null) {
            return new CellView(
                    cell.column(),
                    source.version(),
                    source.by().map(user -> ReadHistory.author(names, user)).orElse(null),
                    source.at());
        }
        return saves.stream()
                .filter(saved -> saved.wrote(cell))
                .findFirst()
                .map(saved -> new CellView(cell.column(), null, ReadHistory.author(names, saved.by()), saved.at()))
                .orElseGet(() -> new CellView(cell.column(), null, null, null));
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
