package io.calibr.cli.plan;

import java.io.PrintWriter;
import java.util.Locale;

/** How a plan is printed. */
public enum PlanFormat {
    /** Columns for people, at most so many lines, and a summary. */
    TEXT {
        @Override
        public PlanPrinter printer(PrintWriter out, int most) {
            return new TextPlan(out, most);
        }
    },
    /** One document with every change and the summary. */
    JSON {
        @Override
        public PlanPrinter printer(PrintWriter out, int most) {
            return new JsonPlan(out);
        }
    },
    /** A line for each change, without a summary. */
    CSV {
        @Override
        public PlanPrinter printer(PrintWriter out, int most) {
            return new CsvPlan(out);
        }
    };

    /**
     * Something to print one plan with.
     *
     * @param most how many lines people are shown; 0 for all
     */
    public abstract PlanPrinter printer(PrintWriter out, int most);

    /** As it is typed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
