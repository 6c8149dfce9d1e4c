package io.calibr.engine.table;

import io.calibr.engine.table.Problem.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads rows under headers that are already understood; below a header that is not, cells are passed over. */
final class RowReader {

    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,9}");

    private final List<Optional<Header>> headers;
    private final List<String> headerCells;
    private final Cells cells;
    private final FormulaReader formulas;
    private final Problems problems;
    private final Set<String> ids = new HashSet<>();

    /**
     * @param headers what each header means, empty where it was not understood or not written
     * @param headerCells what was written
     */
    RowReader(List<Optional<Header>> headers, List<String> headerCells, FormulaReader formulas, Problems problems) {
        this.headers = headers;
        this.headerCells = withoutEmptyEnd(headerCells);
        this.cells = formulas.cells();
        this.formulas = formulas;
        this.problems = problems;
    }

    /** What one row has said so far. */
    private static final class Draft {
        private String id = "";
        private int priority;
        private Optional<String> group = Optional.empty();
        private Optional<String> note = Optional.empty();
        private Optional<Formula> when = Optional.empty();
        private final List<Condition> conditions = new ArrayList<>();
        private final List<Action> actions = new ArrayList<>();
    }

    /** The row; one with a problem is of no use, since the whole table will be refused. */
    Row read(int line, List<String> row) {
        if (row.size() < headerCells.size()) {
            problems.line(line)
                    .about(
                            Kind.ROW_TOO_SHORT,
                            "the row ends after column " + Letters.of(row.size() - 1) + ", the header after column "
                                    + Letters.of(headerCells.size() - 1));
        }
        var draft = new Draft();
        for (var i = 0; i < row.size(); i++) {
            read(i, row.get(i), draft, problems.at(line, Letters.label(i, headerOf(i))));
        }
        checkDeeds(draft.actions, problems.line(line));
        return new Row(draft.id, draft.priority, draft.group, draft.conditions, draft.when, draft.actions, draft.note);
    }

    private void checkDeeds(List<Action> actions, Complaint complaint) {
        // below a header that was not understood nobody knows what the row does
        if (actions.isEmpty() && problems.isEmpty()) {
            complaint.about(Kind.NO_ACTION, "the row does nothing; percent 0 leaves a price alone");
        }
        if (actions.stream().filter(Action.Base.class::isInstance).count() > 1) {
            complaint.about(Kind.TWO_BASES, "a price starts in one place only");
        }
    }

    private void read(int index, String cell, Draft draft, Complaint complaint) {
        if (headerOf(index).isEmpty()) {
            if (!cell.isEmpty()) {
                complaint.about(Kind.CELL_WITHOUT_HEADER, "\"" + Excerpt.of(cell) + "\" stands under no header");
            }
            return;
        }
        switch (headers.get(index).orElse(null)) {
            case null -> {}
            case Header.Fixed(var word) -> readFixed(word, cell, draft, complaint);
            case Header.Tested tested when !cell.isEmpty() -> readCondition(tested, cell, draft, complaint);
            case Header.Done(var word, var modifier)
            when !cell.isEmpty() ->
                cells.action(word, modifier, cell, complaint).ifPresent(draft.actions::add);
            case Header.Tested _, Header.Done _ -> {}
        }
    }

    private void readFixed(Header.Word word, String cell, Draft draft, Complaint complaint) {
        switch (word) {
            case ID -> draft.id = id(cell, complaint);
            case PRIORITY -> draft.priority = cell.isEmpty() ? 0 : priority(cell, complaint);
            case EXCLUSIVE_GROUP -> draft.group = Optional.of(cell).filter(group -> isGroup(group, complaint));
            case WHEN -> draft.when = cell.isEmpty() ? Optional.empty() : formulas.read(cell, complaint);
            case NOTE -> draft.note = plain(cell, complaint).filter(note -> isNote(note, complaint));
        }
    }

    private void readCondition(Header.Tested tested, String cell, Draft draft, Complaint complaint) {
        var textual = switch (tested.term().type()) {
            case TEXT, PATH, TAGS -> true;
            case MONEY, NUMBER, PERCENT, DATE, TIME, FLAG -> false;
        };
        var text = textual ? plain(cell, complaint) : Optional.of(cell);
        text.flatMap(t -> cells.condition(tested.term(), tested.operator(), t, complaint))
                .ifPresent(draft.conditions::add);
    }

    /** The text without the apostrophe that keeps spreadsheets from running it. */
    private static Optional<String> plain(String cell, Complaint complaint) {
        if (SafeText.looksLikeFormula(cell)) {
            complaint.about(
                    Kind.FORMULA,
                    "a spreadsheet would run \"" + Excerpt.of(cell) + "\": put an apostrophe in front",
                    Optional.of("'" + Excerpt.of(cell)));
            return Optional.empty();
        }
        return Optional.of(SafeText.plain(cell));
    }

    private String id(String cell, Complaint complaint) {
        if (!Row.isName(cell)) {
            complaint.about(
                    Kind.BAD_ROW_ID,
                    cell.isEmpty()
                            ? "the row has no id"
                            : "\"" + Excerpt.of(cell) + "\" is no row id: letters, digits, dots, hyphens");
        } else if (!ids.add(cell)) {
            complaint.about(Kind.REPEATED_ROW_ID, "the id " + cell + " is taken by a row above");
        }
        return cell;
    }

    private static int priority(String cell, Complaint complaint) {
        if (WHOLE.matcher(cell).matches()) {
            return Integer.parseInt(cell);
        }
        complaint.about(Kind.BAD_NUMBER, "\"" + Excerpt.of(cell) + "\" is no priority: a whole number");
        return 0;
    }

    private static boolean isGroup(String group, Complaint complaint) {
        if (group.isEmpty()) {
            return false;
        }
        if (!Row.isName(group)) {
            complaint.about(
                    Kind.UNSAFE_TEXT,
                    "\"" + Excerpt.of(group) + "\" is no name of a group: letters, digits, dots, hyphens");
        }
        return true;
    }

    private static boolean isNote(String note, Complaint complaint) {
        if (!note.lines().allMatch(SafeText::isVisible)) {
            complaint.about(Kind.UNSAFE_TEXT, "a note has no invisible characters");
        }
        return !note.isEmpty();
    }

    private String headerOf(int index) {
        return index < headerCells.size() ? headerCells.get(index) : "";
    }

    private static List<String> withoutEmptyEnd(List<String> cells) {
        var end = cells.size();
        while (end > 0 && cells.get(end - 1).isEmpty()) {
            end--;
        }
        return cells.subList(0, end);
    }
}
