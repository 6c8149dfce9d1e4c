package io.calibr.xlsx.fuzz;

import io.calibr.engine.dialect.DrlTableReader;
import io.calibr.engine.dialect.RuleTableReader;
import io.calibr.engine.json.BuilderReader;
import io.calibr.engine.json.JsonTableReader;
import io.calibr.engine.json.JsonTableWriter;
import io.calibr.engine.table.CsvTableReader;
import io.calibr.engine.table.CsvTableWriter;
import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.table.Places;
import io.calibr.engine.table.Problem;
import io.calibr.engine.table.Problems;
import io.calibr.engine.table.Reading;
import io.calibr.engine.table.TableMaker;
import io.calibr.xlsx.Packed;
import io.calibr.xlsx.WorkbookReading;
import io.calibr.xlsx.XlsxTableReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What holds of every reader whatever it is given: it accepts a table that is written and read back equal, or it lists
 * problems with places and reasons; it throws nothing.
 */
enum Readers implements Consumer<byte[]> {
    CSV {
        @Override
        public void accept(byte[] file) {
            check(new CsvTableReader(TableMaker.VOCABULARY).read("x.csv", new ByteArrayInputStream(file)));
        }
    },
    JSON {
        @Override
        public void accept(byte[] file) {
            check(new JsonTableReader(TableMaker.VOCABULARY).read("x.json", new ByteArrayInputStream(file)));
        }
    },
    BUILDER {
        @Override
        public void accept(byte[] file) {
            check(new BuilderReader(TableMaker.VOCABULARY).read("x.json", new String(file, StandardCharsets.UTF_8)));
        }
    },
    DRL {
        @Override
        public void accept(byte[] file) {
            check(new DrlTableReader(TableMaker.VOCABULARY).read("x.drl", new String(file, StandardCharsets.UTF_8)));
        }
    },
    RULETABLE {
        @Override
        public void accept(byte[] file) {
            var problems = new Problems("x.csv");
            var grid = CsvTableReader.grid(new ByteArrayInputStream(file), problems);
            if (grid.isEmpty()) {
                check(problems.list());
                return;
            }
            new RuleTableReader(TableMaker.VOCABULARY, Optional.of(Currency.getInstance("USD")))
                    .read(grid.get(), Places.lines("x.csv"))
                    .forEach(Readers::check);
        }
    },
    /** Of bytes that are no packed file, the rows of a sheet. */
    XLSX {
        @Override
        public void accept(byte[] file) {
            var packed = file.length > 1 && file[0] == 'P' && file[1] == 'K';
            var workbook = packed
                    ? file
                    : Packed.sheet(new String(file, StandardCharsets.UTF_8)).bytes();
            switch (new XlsxTableReader(TableMaker.VOCABULARY)
                    .importAll(
                            "x.xlsx", new ByteArrayInputStream(workbook), Optional.of(Currency.getInstance("USD")))) {
                case WorkbookReading.Accepted(var tables, var notes) ->
                    tables.forEach(found -> check(new Reading.Accepted(found.table())));
                case WorkbookReading.Refused(var problems) -> check(problems);
            }
        }
    },
    /** A formula in the column when. */
    FORMULA {
        @Override
        public void accept(byte[] file) {
            var formula = new String(file, StandardCharsets.UTF_8).replace("\"", "\"\"");
            check(new CsvTableReader(TableMaker.VOCABULARY).read("x.csv", """
                            # table: x
                            # stage: adjust
                            # hit-policy: first
                            # currency: USD
                            id,when,percent
                            r,"%s",1
                            """.replace("%s", formula)));
        }
    };

    /** The folder of its seeds. */
    String seeds() {
        return name().toLowerCase(Locale.ROOT);
    }

    static void check(Reading reading) {
        switch (reading) {
            case Reading.Accepted(var table) -> checkWritten(table);
            case Reading.Refused(var problems) -> check(problems);
        }
    }

    static void check(List<Problem> problems) {
        if (problems.isEmpty()) {
            throw new AssertionError("refused without a reason");
        }
        for (var problem : problems) {
            if (problem.message().isBlank() || problem.place().line() < 1) {
                throw new AssertionError("no place or no reason: " + problem);
            }
        }
    }

    private static void checkWritten(DecisionTable table) {
        var bare = table.columns().isEmpty() && table.rows().isEmpty();
        if (bare) {
            return;
        }
        var csv = new CsvTableReader(TableMaker.VOCABULARY)
                .read("y.csv", new CsvTableWriter().write(table))
                .orThrow();
        var json = new JsonTableReader(TableMaker.VOCABULARY)
                .read("y.json", new JsonTableWriter().write(table))
                .orThrow();
        if (!csv.rows().equals(table.rows()) || !json.rows().equals(table.rows())) {
            throw new AssertionError("written and read back it is another table: " + table);
        }
    }
}
