package io.calibr.cli.command;

import io.calibr.engine.table.CsvTableReader;
import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.vocabulary.Vocabulary;
import io.calibr.xlsx.XlsxTableWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;

/** A person at a terminal, with a folder to work in. */
record Terminal(Path folder, Map<String, String> environment) {

    static final Path STARTER = Path.of("..", "src", "main", "resources", "io", "calibr", "rules", "starter");
    static final Path ADVENTURE_WORKS = STARTER.resolveSibling("adventureworks");

    static final String OFFERS = """
            # table: offers
            # stage: adjust
            # hit-policy: first
            id,category under,stock >,percent
            cups,Kitchen > Cups,,-10
            plenty,,100,-20
            """;
    static final String OFFER_EXAMPLES = """
            example,category,stock,regular,expect-price,expect-rows
            a cup,Kitchen > Cups,5,10.00,9.00,cups
            a full shelf,Garden,101,10.00,8.00,plenty
            """;
    static final String PRODUCTS = """
            sku,title,category,subcategory,cost,list_price,currency,inventory
            CUP,Cup,Kitchen,Cups,4.00,10.00,USD,7
            MUG,Mug,Kitchen,Cups,4.00,20.00,USD,5
            POT,Pot,Kitchen,Pots,20.00,50.00,USD,300
            PAN,Pan,Kitchen,Pots,20.00,60.00,USD,3
            """;

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-26T12:00:00Z"), ZoneOffset.UTC);

    /** What a command printed and came to. */
    record Said(int exit, String out, String err) {}

    static Terminal in(Path folder) {
        return new Terminal(folder, Map.of());
    }

    /** A folder of one rule, its examples, a rulebook of it and a catalogue. */
    static Terminal shop(Path folder) {
        return in(folder)
                .write("offers.table.csv", OFFERS)
                .write("offers.examples.csv", OFFER_EXAMPLES)
                .write("retail.rulebook", "offers.table.csv\n")
                .write("data/products.csv", PRODUCTS);
    }

    Terminal with(Map<String, String> variables) {
        return new Terminal(folder, variables);
    }

    Terminal write(String file, String text) {
        return write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A workbook with a sheet for each of these tables. */
    Terminal workbook(String file, String... tables) {
        var read = Arrays.stream(tables).map(Terminal::table).toList();
        var workbook = new ByteArrayOutputStream();
        try {
            new XlsxTableWriter(Vocabulary.standard()).write(read, workbook);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return write(file, workbook.toByteArray());
    }

    /** What a table as CSV says. */
    static DecisionTable table(String csv) {
        return new CsvTableReader(Vocabulary.standard()).read("table", csv).orThrow();
    }

    Terminal delete(String file) {
        try {
            Files.delete(folder.resolve(file));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Terminal write(String file, byte[] content) {
        try {
            var path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.write(path, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String path(String file) {
        return folder.resolve(file).toString();
    }

    String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command; the folder's own path is shown as DIR. */
    Said run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var exit = Calibr.of(NOON, environment)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Said(exit, shortened(out), shortened(err));
    }

    private String shortened(StringWriter text) {
        return text.toString().replace(folder.toString(), "DIR").replace("\r\n", "\n");
    }
}
