package io.calibr.cli.plan;

/** Prints a plan while it is made: each line once, the summary last. */
public interface PlanPrinter {

    /** A SKU whose price changes, or whose price is held or in conflict. */
    void line(PlanLine line);

    void end(PlanSummary summary);
}
