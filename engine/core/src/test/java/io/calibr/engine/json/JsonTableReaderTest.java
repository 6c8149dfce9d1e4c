package io.calibr.engine.json;

import io.calibr.engine.table.CsvTableReader;
import io.calibr.engine.table.Limits;
import io.calibr.engine.table.Problem;
import io.calibr.engine.table.Reading;
import io.calibr.engine.table.TableMaker;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class JsonTableReaderTest {

    private static final String OFFERS = """
            {
              "table": "offers",
              "stage": "adjust",
              "hitPolicy": "first",
              "currency": "USD",
              "columns": ["id", "title contains", "stock >", "percent", "note"],
              "rows": [
                {"id": "sale", "cells": {"title contains": "@home", "stock >": "20", "percent": "-10"}},
                {"id": "rest", "cells": {"percent": "0", "note": "as it is"}}
              ]
            }
            """;

    private final JsonTableReader reader = new JsonTableReader(TableMaker.VOCABULARY);

    private List<Problem> problems(String json) {
        return switch (reader.read("offers.json", json)) {
            case Reading.Accepted(var table) -> throw new AssertionError("accepted: " + table);
            case Reading.Refused(var problems) -> problems;
        };
    }

    @Test
    void isTheTableThatCsvWouldBe() {
        var csv = new CsvTableReader(TableMaker.VOCABULARY).read("offers.csv", """
                # table: offers
                # stage: adjust
                # hit-policy: first
                # currency: USD
                id,title contains,stock >,percent,note
                sale,'@home,20,-10,
                rest,,,0,as it is
                """);

        assertThat(reader.read("offers.json", OFFERS)).isEqualTo(csv);
    }

    @Test
    void membersMayStandInAnyOrder() {
        var rowsFirst = """
                {"rows": [{"cells": {"percent": "1"}, "id": "a"}], "columns": ["percent", "id"],
                 "hitPolicy": "first", "stage": "adjust", "table": "t"}
                """;

        assertThat(reader.read("t.json", rowsFirst).orThrow().rows())
                .extracting(row -> row.id())
                .containsExactly("a");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            "stock >": "20"   ~ "stock >": "many"          ~ bad-number     ~ 8 ~ /rows/0/cells/stock >
            "stock >": "20"   ~ "stock >": 20              ~ bad-json       ~ 8 ~ /rows/0/cells/stock >
            "stock >": "20"   ~ "stok >": "20"             ~ unknown-member ~ 8 ~ /rows/0/cells/stok >
            "stock >": "20"   ~ "id": "x"                  ~ unknown-member ~ 8 ~ /rows/0/id
            "percent": "0"    ~ "percent": null            ~ bad-json       ~ 9 ~ /rows/1/cells/percent
            "percent": "0"    ~ "percent": ["0"]           ~ bad-json       ~ 9 ~ /rows/1/cells/percent
            "percent": "0"    ~ "percent": "1", "percent": "0" ~ bad-json   ~ 9 ~ /rows/1/cells/percent
            "id": "rest"      ~ "id": "sale"               ~ repeated-row-id ~ 9 ~ /rows/1/id
            "id": "rest"      ~ "id": "-"                  ~ bad-row-id     ~ 9 ~ /rows/1/id
            "id": "rest",     ~ "id": "rest", "x": {},     ~ unknown-member ~ 9 ~ /rows/1/x
            "as it is"        ~ "\\u0000"                  ~ unsafe-text    ~ 9 ~ /rows/1/cells/note
            "as it is"        ~ "\\ud800"                  ~ unsafe-text    ~ 9 ~ /rows/1/cells/note
            "as it is"        ~ "\\u202e"                  ~ unsafe-text    ~ 9 ~ /rows/1/cells/note
            "stage": "adjust" ~ "stage": "ajust"           ~ bad-property   ~ 3 ~ /stage
            "stage": "adjust" ~ "stage": 1                 ~ bad-json       ~ 3 ~ /stage
            "stage": "adjust" ~ "stage": "adjust", "stage": "guard" ~ bad-json ~ 3 ~ /stage
            "table": "offers" ~ "table": "a\\n# stage: x"  ~ bad-property   ~ 2 ~ /table
            "table": "offers" ~ "@class": "java.net.URL"   ~ unknown-member ~ 2 ~ /@class
            "currency": "USD" ~ "curency": "USD"           ~ unknown-member ~ 5 ~ /curency
            "stock >",        ~ "stok >",                  ~ unknown-term   ~ 6 ~ /columns/2
            "stock >",        ~ "",                        ~ missing-column ~ 6 ~ /columns/2
            "stock >",        ~ {},                        ~ bad-json       ~ 6 ~ /columns/2
            "stock >",        ~ "percent",                 ~ repeated-column ~ 6 ~ /columns/3
            "columns": [      ~ "columns": 1, "x": [       ~ bad-json       ~ 6 ~ /columns
            "rows": [         ~ "rows": {}, "x": [         ~ bad-json       ~ 7 ~ /rows
            """)
    void aProblemNamesItsLineAndPointer(String piece, String instead, String kind, int line, String pointer) {
        var broken = OFFERS.replace(piece, instead);

        assertThat(broken).isNotEqualTo(OFFERS);
        assertThat(problems(broken)).anySatisfy(problem -> {
            assertThat(problem.kind().word()).isEqualTo(kind);
            assertThat(problem.place().line()).isEqualTo(line);
            assertThat(problem.place().column()).hasValue(pointer);
            assertThat(problem).asString().startsWith("offers.json, line " + line + ", " + pointer + ": ");
        });
    }

    @Test
    void allProblemsAreListedAtOnce() {
        var broken = OFFERS.replace("\"20\"", "\"many\"")
                .replace("\"0\"", "\"nothing\"")
                .replace("first", "frist");

        assertThat(problems(broken))
                .extracting(problem -> problem.kind().word())
                .containsExactly("bad-property", "bad-number", "bad-number");
    }

    @Test
    void aColumnIsNeverTakenForAProperty() {
        var hidden = OFFERS.replace("\"columns\": [\"id\"", "\"columns\": [\"# stage: guard\"");

        assertThat(problems(hidden))
                .extracting(problem -> problem.kind().word())
                .contains("unknown-column");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            ``              ~ bad-json
            []              ~ bad-json
            "x"             ~ bad-json
            {               ~ bad-json
            {"table": 'x'}  ~ bad-json
            {"table": NaN}  ~ bad-json
            {/* x */}       ~ bad-json
            {"table": "x",} ~ bad-json
            {}              ~ missing-header
            {} {}           ~ bad-json
            {"rows": [[[[[[[[[]]]]]]]]]} ~ too-large
            """)
    void whatIsNoTableIsRefused(String json, String kind) {
        assertThat(problems(json)).extracting(problem -> problem.kind().word()).contains(kind);
    }

    @Test
    void whatIsNotUtf8IsRefused() {
        var latin = OFFERS.replace("as it is", "\u00e9t\u00e9").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(reader.read("offers.json", new ByteArrayInputStream(latin)))
                .isInstanceOfSatisfying(
                        Reading.Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(problem -> problem.kind().word())
                                .containsExactly("not-utf8"));
    }

    @Test
    @Timeout(20)
    void whatIsTooLargeIsRefused() {
        var small = new JsonTableReader(TableMaker.VOCABULARY, new Limits(1, 5, 100, 10_000));

        for (var broken : List.of(
                OFFERS,
                OFFERS.replace("\"note\"]", "\"note\", \"brand is\"]"),
                OFFERS.replace("as it is", "x".repeat(101)),
                OFFERS + " ".repeat(20_000),
                "{\"rows\":" + "[".repeat(100_000),
                "{\"" + "x".repeat(9_000) + "\": 1}",
                "{\"table\": 1" + "0".repeat(9_000) + "}")) {
            assertThat(small.read("offers.json", broken))
                    .isInstanceOfSatisfying(
                            Reading.Refused.class,
                            refused -> assertThat(refused.problems())
                                    .extracting(problem -> problem.kind().word())
                                    .contains("too-large"));
        }
    }
}
