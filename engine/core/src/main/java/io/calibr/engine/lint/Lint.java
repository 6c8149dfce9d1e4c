package io.calibr.engine.lint;

import io.calibr.engine.lint.Finding.ChecksIncomplete;
import io.calibr.engine.table.DecisionTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Tells an author what is odd about a table: rows that never act, rows that get in each other's way, SKUs that no row
 * matches. It looks at the table alone, so it takes the facts of different terms to have nothing to do with each other: that
 * a margin follows from price and cost it does not know.
 *
 * <p>Each finding holds. Whether all are found {@link Report#complete} says: the work is bounded, by count and not by time,
 * so that the same table always gives the same answer.
 */
public final class Lint {

    private final Budget budget;

    Lint(Budget budget) {
        this.budget = budget;
    }

    /**
     * What was found.
     *
     * @param complete whether every check was made of every row
     * @param findings by kind, and within a kind in the order of the table
     */
    public record Report(boolean complete, List<Finding> findings) {
        public Report {
            findings = List.copyOf(findings);
        }
    }

    /** Looks into a table whose rows compile. */
    public static Report of(DecisionTable table) {
        return new Lint(Budget.STANDARD).check(table);
    }

    Report check(DecisionTable table) {
        var matches = new Matches(table);
        var reach = new Reach(matches, budget);
        var findings = new ArrayList<>(reach.check());
        findings.addAll(new RowChecks(matches).check());
        findings.addAll(new Meetings(matches, reach, budget).check());
        findings.addAll(new Gaps(matches, budget).check());
        var unclear = matches.unclear();
        if (!unclear.isEmpty()) {
            findings.add(ChecksIncomplete.of(
                    unclear, "What %,d rows match has too many cases to be checked against the others."));
        }
        findings.sort(Comparator.comparing(Finding.Kind::of));
        return new Report(findings.stream().noneMatch(ChecksIncomplete.class::isInstance), findings);
    }
}
