package io.calibr.cli.plan;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/** For people. */
final class TextPlan implements PlanPrinter {

    private final PrintWriter out;
    private final int most;
    private int lines;

    TextPlan(PrintWriter out, int most) {
        this.out = out;
        this.most = most;
    }

    @Override
    public void line(PlanLine line) {
        lines++;
        if (lines == 1) {
            print("sku", "before", "after", "change", "row");
        }
        if (most == 0 || lines <= most) {
            print(
                    line.sku(),
                    shown(line.before()),
                    line.isChange() ? shown(line.after()) : line.outcome(),
                    line.isChange() ? percent(line.changePercent()) : "",
                    line.because().isEmpty() ? line.row() : line.because());
        }
    }

    @Override
    public void end(PlanSummary summary) {
        if (most > 0 && lines > most) {
            out.println("... and " + (lines - most) + " more; --limit 0 prints them all");
        }
        if (lines > 0) {
            out.println();
        }
        out.println(summary.skus() + " SKUs: " + summary.changed() + " change (" + summary.up() + " up, "
                + summary.down() + " down), " + summary.count("held") + " held, " + summary.count("conflicting")
                + " in conflict, " + summary.count("not-covered") + " not covered");
        summary.averageChangePercent()
                .ifPresent(average -> out.println("average change " + percent(Optional.of(average))));
        summary.marginBefore()
                .ifPresent(before -> out.println("margin of what changes " + before.toPlainString() + " % > "
                        + summary.marginAfter().map(BigDecimal::toPlainString).orElse("?") + " %"));
    }

    private static String shown(PlanLine.Shown shown) {
        var compareAt = shown.compareAt();
        var price = shown.price().amount().toPlainString();
        return compareAt == null ? price : price + "/" + compareAt.amount().toPlainString();
    }

    private static String percent(Optional<BigDecimal> percent) {
        return percent.map(known -> (known.signum() > 0 ? "+" : "") + known.toPlainString() + " %")
                .orElse("");
    }

    private void print(String sku, String before, String after, String change, String row) {
        out.print(String.format(Locale.ROOT, "%-20s %14s %14s %9s  %s\n", sku, before, after, change, row));
    }
}
