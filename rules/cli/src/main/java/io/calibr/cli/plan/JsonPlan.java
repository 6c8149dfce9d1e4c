package io.calibr.cli.plan;

import io.calibr.model.Money;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** For programs; amounts are strings, so that no cent is lost. */
final class JsonPlan implements PlanPrinter {

    private static final List<String> OUTCOMES = List.of("priced", "unchanged", "held", "conflicting", "not-covered");

    private final PrintWriter out;
    private final JsonGenerator json;

    JsonPlan(PrintWriter out) {
        this.out = out;
        this.json = Json.createGenerator(new Open(out)).writeStartObject().writeStartArray("lines");
    }

    @Override
    public void line(PlanLine line) {
        json.writeStartObject().write("sku", line.sku()).write("outcome", line.outcome());
        write("before", line.before().price());
        write("beforeCompareAt", line.before().compareAt());
        write("after", line.after().price());
        write("afterCompareAt", line.after().compareAt());
        json.write("currency", line.after().price().currency().getCurrencyCode());
        line.changePercent().ifPresent(percent -> json.write("changePercent", percent));
        if (!line.row().isEmpty()) {
            json.write("row", line.row());
        }
        if (!line.because().isEmpty()) {
            json.write("because", line.because());
        }
        json.writeEnd();
    }

    @Override
    public void end(PlanSummary summary) {
        json.writeEnd().writeStartObject("summary");
        json.write("skus", summary.skus())
                .write("changed", summary.changed())
                .write("up", summary.up())
                .write("down", summary.down());
        json.writeStartObject("outcomes");
        OUTCOMES.forEach(outcome -> json.write(outcome, summary.count(outcome)));
        json.writeEnd();
        summary.averageChangePercent().ifPresent(average -> json.write("averageChangePercent", average));
        summary.marginBefore().ifPresent(margin -> json.write("marginBefore", margin));
        summary.marginAfter().ifPresent(margin -> json.write("marginAfter", margin));
        json.writeEnd().writeEnd().close();
        out.println();
    }

    private void write(String name, @Nullable Money amount) {
        if (amount != null) {
            json.write(name, amount.amount().toPlainString());
        }
    }

    /** The generator closes what it writes to; the command's output stays open. */
    private static final class Open extends FilterWriter {
        Open(PrintWriter out) {
            super(out);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
