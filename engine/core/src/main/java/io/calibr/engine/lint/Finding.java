package io.calibr.engine.lint;

import io.calibr.engine.table.Condition;
import io.calibr.engine.table.Words;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Something about a table that its author will want to know. Nothing here keeps a table from being published. */
public sealed interface Finding {

    /** A message names this many rows and counts the others. */
    int MOST_NAMED = 5;

    /** A finding lists this many rows that meet another one. */
    int MOST_LISTED = 100;

    /** How much it matters. */
    enum Severity {
        /** Surely not what the author meant. */
        WARNING,
        /** Often meant; worth a look. */
        INFO
    }

    Severity severity();

    /** Ids of the rows it is about, the one to mend first; empty where it is about the whole table. */
    List<String> rows();

    /** One sentence for the author. */
    String message();

    /** Its kind, for programs: {@code unreachable}. */
    default String kind() {
        return Words.of(Kind.of(this));
    }

    /** The facts of a SKU that shows it, by term, as an author would write them; empty where there is none to show. */
    default Map<String, String> example() {
        return Map.of();
    }

    /** The kinds in the order they are listed. */
    enum Kind {
        CONTRADICTION,
        UNREACHABLE,
        REPEATED,
        CONFLICT,
        CROSSED_BOUNDS,
        NO_EFFECT,
        GAP,
        MISSING_FACT,
        OVERLAP,
        CHECKS_INCOMPLETE;

        static Kind of(Finding finding) {
            return switch (finding) {
                case ContradictoryRow _ -> CONTRADICTION;
                case UnreachableRow _ -> UNREACHABLE;
                case RepeatedRow _ -> REPEATED;
                case Conflict _ -> CONFLICT;
                case CrossedBounds _ -> CROSSED_BOUNDS;
                case RowWithoutEffect _ -> NO_EFFECT;
                case Gap _ -> GAP;
                case MissingFact _ -> MISSING_FACT;
                case Overlap _ -> OVERLAP;
                case ChecksIncomplete _ -> CHECKS_INCOMPLETE;
            };
        }
    }

    /**
     * No SKU can meet all of the row's conditions.
     *
     * @param terms whose conditions contradict each other
     */
    record ContradictoryRow(String row, List<String> terms) implements Finding {
        public ContradictoryRow {
            terms = List.copyOf(terms);
        }

        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public List<String> rows() {
            return List.of(row);
        }

        @Override
        public String message() {
            return "Row " + row + " can match no SKU: its conditions on " + String.join(", ", terms)
                    + " contradict each other.";
        }
    }

    /**
     * Other rows act on every SKU that the row matches.
     *
     * @param coveredBy those rows, in the order in which they are asked
     */
    record UnreachableRow(String row, List<String> coveredBy) implements Finding {
        public UnreachableRow {
            coveredBy = List.copyOf(coveredBy);
        }

        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public List<String> rows() {
            return withFirst(row, coveredBy);
        }

        @Override
        public String message() {
            return "Row " + row + " never acts: " + named(coveredBy, coveredBy.size()) + " "
                    + (coveredBy.size() == 1 ? "takes" : "together take") + " every SKU that it matches.";
        }
    }

    /** The row matches the same SKUs as an earlier one, and never acts, or does the same once more. */
    record RepeatedRow(String row, String earlier) implements Finding {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public List<String> rows() {
            return List.of(row, earlier);
        }

        @Override
        public String message() {
            return "Row " + row + " repeats row " + earlier + ".";
        }
    }

    /**
     * Rows of a table in which one row may match match the same SKU: its price is held.
     *
     * @param with the first of the others
     * @param others how many there are in all
     */
    record Conflict(String row, List<String> with, int others, Map<String, String> example) implements Finding {
        public Conflict {
            with = List.copyOf(with);
        }

        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public List<String> rows() {
            return withFirst(row, with);
        }

        @Override
        public String message() {
            return "Row " + row + " conflicts with " + named(with, others) + ": where both match, the price is held.";
        }
    }

    /**
     * Rows that match the same SKU where that is allowed.
     *
     * @param with the first of the others
     * @param others how many there are in all
     * @param allAct whether all of them act, or else the upper one
     */
    record Overlap(String row, List<String> with, int others, Map<String, String> example, boolean allAct)
            implements Finding {
        public Overlap {
            with = List.copyOf(with);
        }

        @Override
        public Severity severity() {
            return Severity.INFO;
        }

        @Override
        public List<String> rows() {
            return withFirst(row, with);
        }

        @Override
        public String message() {
            return "Row " + row + " overlaps " + named(with, others) + ": "
                    + (allAct ? "where both match, both act." : "of equal priority, the upper one acts.");
        }
    }

    /**
     * SKUs of which every fact is known and that no row matches.
     *
     * @param conditions that only they meet, as far as conditions can say it
     * @param text the conditions in plain English
     * @param hole whether rows match on both sides of it
     * @param exact whether the conditions say it all, so that a row with them overlaps no other
     */
    record Gap(List<Condition> conditions, String text, Map<String, String> example, boolean hole, boolean exact)
            implements Finding {
        public Gap {
            conditions = List.copyOf(conditions);
        }

        @Override
        public Severity severity() {
            return hole ? Severity.WARNING : Severity.INFO;
        }

        @Override
        public List<String> rows() {
            return List.of();
        }

        @Override
        public String message() {
            return text.isEmpty() ? "The table has no row." : "No row matches where " + text + ".";
        }
    }

    /** There are SKUs that lack this one fact and match no row: a missing fact meets no condition. */
    record MissingFact(String term) implements Finding {
        @Override
        public Severity severity() {
            return Severity.INFO;
        }

        @Override
        public List<String> rows() {
            return List.of();
        }

        @Override
        public String message() {
            return "A SKU without " + term + " may match no row: a missing fact meets no condition.";
        }
    }

    /** The row's own lowest price is above its highest, so that it holds every price. */
    record CrossedBounds(String row, String floor, String ceiling) implements Finding {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public List<String> rows() {
            return List.of(row);
        }

        @Override
        public String message() {
            return "Row " + row + " holds every price: its floor " + floor + " lies above its ceiling " + ceiling + ".";
        }
    }

    /** The row acts, and changes nothing. */
    record RowWithoutEffect(String row) implements Finding {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public List<String> rows() {
            return List.of(row);
        }

        @Override
        public String message() {
            return "Row " + row + " never changes a price.";
        }
    }

    /** Some of the table was not looked into; the other findings hold all the same. */
    record ChecksIncomplete(List<String> rows, String message) implements Finding {
        public ChecksIncomplete {
            rows = List.copyOf(rows);
        }

        /** @param message with a place for how many rows there are */
        static ChecksIncomplete of(List<String> rows, String message) {
            return new ChecksIncomplete(
                    rows.subList(0, Math.min(MOST_LISTED, rows.size())),
                    String.format(Locale.ROOT, message, rows.size()));
        }

        @Override
        public Severity severity() {
            return Severity.INFO;
        }
    }

    private static List<String> withFirst(String row, List<String> others) {
        return Stream.concat(Stream.of(row), others.stream()).toList();
    }

    private static String named(List<String> rows, int count) {
        if (count == 1) {
            return "row " + rows.getFirst();
        }
        var shown = count > MOST_NAMED + 1 ? rows.subList(0, MOST_NAMED) : rows.subList(0, rows.size() - 1);
        var last =
                count > MOST_NAMED + 1 ? String.format(Locale.ROOT, "%,d others", count - MOST_NAMED) : rows.getLast();
        return "rows " + String.join(", ", shown) + " and " + last;
    }
}
