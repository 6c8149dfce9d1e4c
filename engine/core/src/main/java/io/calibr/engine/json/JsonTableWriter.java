package io.calibr.engine.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.table.Layout;
import io.calibr.engine.table.Words;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Currency;
import java.util.List;

/** Writes a decision table as JSON that {@link JsonTableReader} reads back as an equal table. */
public final class JsonTableWriter {

    private static final String ID = "id";

    private final JsonFactory json = new JsonFactory();

    /**
     * The table as text, with {@code \n} at the end of each line. An empty cell is left out.
     *
     * @throws IllegalArgumentException as {@link Layout#inert} and {@link DecisionTable#nameInFiles}
     */
    public String write(DecisionTable table) {
        var text = new StringWriter();
        try (var out = json.createGenerator(text)) {
            out.setPrettyPrinter(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));
            write(table, Layout.inert(table), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text + "\n";
    }

    private static void write(DecisionTable table, Layout layout, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("table", table.nameInFiles());
        out.writeStringField("stage", Words.of(table.stage()));
        out.writeStringField("hitPolicy", Words.of(table.hitPolicy()));
        if (table.currency().isPresent()) {
            out.writeStringField(
                    "currency", table.currency().map(Currency::getCurrencyCode).orElseThrow());
        }
        if (table.schedule().effectiveText().isPresent()) {
            out.writeStringField("effective", table.schedule().effectiveText().get());
        }
        if (table.schedule().weeklyText().isPresent()) {
            out.writeStringField("weekly", table.schedule().weeklyText().get());
        }
        out.writeArrayFieldStart("columns");
        for (var header : layout.headers()) {
            out.writeString(header);
        }
        out.writeEndArray();
        out.writeArrayFieldStart("rows");
        for (var row : layout.rows()) {
            write(layout.headers(), row, out);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void write(List<String> headers, List<String> row, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField(ID, row.get(headers.indexOf(ID)));
        out.writeObjectFieldStart("cells");
        for (var i = 0; i < headers.size(); i++) {
            if (!row.get(i).isEmpty() && !headers.get(i).equals(ID)) {
                out.writeStringField(headers.get(i), row.get(i));
            }
        }
        out.writeEndObject();
        out.writeEndObject();
    }
}
