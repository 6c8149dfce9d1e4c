package io.calibr.cli.plan;

import io.calibr.cli.report.Failure;
import io.calibr.model.Money;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** For spreadsheets. */
final class CsvPlan implements PlanPrinter {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private final CSVPrinter csv;

    CsvPlan(PrintWriter out) {
        try {
            csv = new CSVPrinter(out, FORMAT);
        } catch (IOException lost) {
            throw new Failure("cannot print: " + lost.getMessage(), lost);
        }
        print(
                "sku",
                "outcome",
                "before",
                "before_compare_at",
                "after",
                "after_compare_at",
                "currency",
                "change_percent",
                "row",
                "because");
    }

    @Override
    public void line(PlanLine line) {
        print(
                safe(line.sku()),
                line.outcome(),
                amount(line.before().price()),
                amount(line.before().compareAt()),
                amount(line.after().price()),
                amount(line.after().compareAt()),
                line.after().price().currency().getCurrencyCode(),
                line.changePercent().map(BigDecimal::toPlainString).orElse(""),
                safe(line.row()),
                safe(line.because()));
    }

    @Override
    public void end(PlanSummary summary) {
        try {
            csv.flush();
        } catch (IOException lost) {
            throw new Failure("cannot print: " + lost.getMessage(), lost);
        }
    }

    private void print(Object... cells) {
        try {
            csv.printRecord(cells);
        } catch (IOException lost) {
            throw new Failure("cannot print: " + lost.getMessage(), lost);
        }
    }

    private static String amount(@Nullable Money amount) {
        return amount == null ? "" : amount.amount().toPlainString();
    }

    /** A spreadsheet takes a text that begins so for a formula. */
    private static String safe(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
