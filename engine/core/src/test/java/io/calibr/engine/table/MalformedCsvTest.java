package io.calibr.engine.table;

import io.calibr.engine.table.Problem.Kind;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class MalformedCsvTest {

    private static final String PREAMBLE = """
            # table: offers
            # stage: adjust
            # hit-policy: first
            # currency: USD
            """;

    private final CsvTableReader reader = new CsvTableReader(TableMaker.VOCABULARY);

    private List<Problem> problems(String text) {
        return problems(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    private List<Problem> problems(InputStream in) {
        return switch (reader.read("offers.csv", in)) {
            case Reading.Accepted(var table) -> throw new AssertionError("accepted: " + table);
            case Reading.Refused(var problems) -> problems;
        };
    }

    /** The one problem of a row under {@code id,<header>,percent}. */
    private Problem problemOf(String header, String cell) {
        var problems = problems(PREAMBLE + "id," + header + ",percent\nr1," + cell + ",-10\n");
        assertThat(problems).hasSize(1);
        return problems.getFirst();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "catgory under|unknown-term|category",
                "Stock >|unknown-term|stock",
                "\u0441ategory under|unknown-term|category",
                "stock = |unknown-operator|is",
                "stock moer|unknown-operator|",
                "stock|unknown-operator|",
                "category <|operator-misfit|",
                "tags in|operator-misfit|",
                "percnt|unknown-column|percent",
                "absolute [EUR]|other-currency|",
                "stock > [USD]|other-currency|",
                "floor|bad-modifier|",
                "floor hodl|bad-modifier|hold",
                "multiply up|bad-modifier|",
                "ending|wrong-stage|",
                "cool-down|wrong-stage|",
                "base|wrong-stage|",
                "percent|repeated-column|",
                "priority|useless-priority|",
                "category under here|unknown-column|",
            })
    void aHeaderThatIsNotUnderstoodIsRefusedWithAPlaceAndASuggestion(String header, String kind, String suggestion) {
        var problems = problems(PREAMBLE + "id," + header + ",percent\nr1,,-10\n");

        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().kind().word()).isEqualTo(kind);
        assertThat(problems.getFirst().place().line()).isEqualTo(5);
        assertThat(problems.getFirst().place().column().orElseThrow()).matches("[BC] \\(.*\\)");
        assertThat(problems.getFirst().suggestion().orElse(null)).isEqualTo(suggestion);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "stock >;many;bad-number",
                "stock >;1e3;bad-number",
                "stock >;1.000.000;bad-number",
                "stock >;'\"1,000\"';bad-number",
                "stock >;0x10;bad-number",
                "stock >;9999999999999999;bad-number",
                "stock >;20 pcs;bad-number",
                "stock >;=1+1;bad-number",
                "price <;10.005;bad-number",
                "price <;$10;bad-number",
                "margin <;10 %%;bad-number",
                "date is;07/20/2024;bad-date",
                "date is;2024-02-30;bad-date",
                "date between;2024-07-20;bad-range",
                "date between;2024-07-20 .. 2024-07-01;bad-range",
                "stock between;1 .. 2 .. 3;bad-range",
                "stock between;1 ..;bad-range",
                "stock between;5 .. 1;bad-range",
                "sku in;A||B;bad-list",
                "sku in;A|;bad-list",
                "fragile is;yes;bad-flag",
                "status is;ACTVE;unknown-value",
                "category under;Bikes > > Road;bad-path",
                "title is;=HYPERLINK(1);formula",
                "title is;+cmd;formula",
                "title is;-2+3+cmd;formula",
                "title is;@SUM(A1);formula",
                "title is;＝1;formula",
                "tags any-of;=1 | b;formula",
                "note;=1+1;formula",
                "title is;a\u202Eb;unsafe-text",
                "title is;a\u200Bb;unsafe-text",
                "title is;a\u0007b;unsafe-text",
                "note;a\u202Eb;unsafe-text",
                "exclusive-group;a b;unsafe-text",
                "multiply;0;out-of-range",
                "floor hold;-1;out-of-range",
                "min-margin hold;100;out-of-range",
                "absolute;10.005;bad-number",
                "compare-at;live;unknown-value",
            })
    void aCellThatIsNotExactlyAValueIsRefused(String header, String cell, String kind) {
        var problem = problemOf(header, cell);

        assertThat(problem.kind().word()).isEqualTo(kind);
        assertThat(problem.place()).isEqualTo(Place.at("offers.csv", 6, "B (" + header + ")"));
    }

    @Test
    void aMisspeltValueHasASuggestion() {
        assertThat(problemOf("status is", "ACTVE").suggestion()).hasValue("ACTIVE");
        assertThat(problemOf("title is", "@home").suggestion()).hasValue("'@home");
    }

    @Test
    void guardTablesCheckTheirOwnForms() {
        var problems = problems("""
                # table: guards
                # stage: guard
                # hit-policy: collect
                id,cool-down,max-changes-per-day
                a,3 weeks,0
                b,0 h,1.5
                """);

        assertThat(problems)
                .extracting(Problem::kind)
                .containsExactly(Kind.BAD_DURATION, Kind.OUT_OF_RANGE, Kind.BAD_DURATION, Kind.OUT_OF_RANGE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "# stage: adjust;# stage: adjsut;bad-property;2",
                "# stage: adjust;# stage: adjust, or not;bad-property;2",
                "# hit-policy: first;# hit-policy: any;bad-property;3",
                "# hit-policy: first;# stage: adjust;repeated-property;3",
                "# currency: USD;# currency: Dollars;bad-property;4",
                "# currency: USD;# currency: XAU;bad-property;4",
                "# currency: USD;# curency: USD;unknown-property;4",
                "# table: offers;# table: Summer Offers;bad-property;1",
                "# table: offers;# just a remark;unknown-property;1",
                "# table: offers;'';missing-property;5",
            })
    void aPreambleThatIsNotUnderstoodIsRefused(String good, String bad, String kind, int line) {
        var problems = problems(PREAMBLE.replace(good, bad) + "id,percent\nr1,-10\n");

        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.kind().word()).isEqualTo(kind);
            assertThat(problem.place().line()).isEqualTo(line);
        });
    }

    @Test
    void aRowDoesSomethingAndStartsThePriceInOnePlace() {
        var idle = problems(PREAMBLE + "id,percent\nr1,0\nr2,\n");
        var twice = problems(PREAMBLE.replace("adjust", "base") + "id,base,fixed\nr1,regular,10\n");

        assertThat(idle).extracting(Problem::kind).containsExactly(Kind.NO_ACTION);
        assertThat(idle.getFirst().place()).isEqualTo(Place.line("offers.csv", 7));
        assertThat(twice).extracting(Problem::kind).containsExactly(Kind.TWO_BASES);
    }

    @Test
    void amountsNeedACurrency() {
        var problems = problems(PREAMBLE.replace("# currency: USD\n", "") + "id,price <,absolute\nr1,10,-2\n");

        assertThat(problems).extracting(Problem::kind).containsExactly(Kind.MISSING_CURRENCY, Kind.MISSING_CURRENCY);
    }

    @Test
    void amountsAreNoFinerThanTheCurrency() {
        var problems = problems(PREAMBLE.replace("USD", "JPY") + "id,absolute\nr1,-10.5\nr2,-10.00\n");

        assertThat(problems)
                .extracting(Problem::message)
                .containsExactly("-10.5 has more decimals than JPY, which has 0");
    }

    @Test
    void allProblemsAreReportedAtOnceInTheOrderOfTheFile() {
        var problems = problems(PREAMBLE + """
                id,stok >,percent
                r1,1,ten
                r1,2,-10
                ,3,-10
                r 4,4
                r5,5,-10,more
                """);

        assertThat(problems)
                .extracting(Problem::kind, problem -> problem.place().line())
                .containsExactly(
                        tuple(Kind.UNKNOWN_TERM, 5),
                        tuple(Kind.BAD_NUMBER, 6),
                        tuple(Kind.REPEATED_ROW_ID, 7),
                        tuple(Kind.BAD_ROW_ID, 8),
                        tuple(Kind.ROW_TOO_SHORT, 9),
                        tuple(Kind.BAD_ROW_ID, 9),
                        tuple(Kind.CELL_WITHOUT_HEADER, 10));
    }

    @Test
    void aProblemReadsAloud() {
        var problems = problems(PREAMBLE + "id,catgory under,percent\nr1,Bikes,-10\n");

        assertThat(problems.getFirst())
                .hasToString("offers.csv, line 5, column B (catgory under): "
                        + "\"catgory\" is not a word of the vocabulary (did you mean \"category\"?)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|missing-header|1",
                "id,percent|missing-property|1",
                "# table: x|missing-header|1",
                "id;percent|wrong-separator|1",
                "sku is,percent|missing-column|1",
                "id,sku is|missing-column|1",
            })
    void aFileThatIsNoTableIsRefused(String text, String kind, int line) {
        var problems = problems(text + "\n");

        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.kind().word()).isEqualTo(kind);
            assertThat(problem.place().line()).isEqualTo(line);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"r2,\"-10\nr3,-10\n", "r2,\"-10\"0\nr3,-10\n"})
    void aQuoteThatGoesWrongIsReportedWhereItsRowBegins(String rows) {
        var problems = problems(PREAMBLE + "id,percent\nr1,ten\n" + rows);

        assertThat(problems).extracting(Problem::kind).containsExactly(Kind.BAD_NUMBER, Kind.BAD_CSV);
        assertThat(problems.getLast().place().line()).isEqualTo(7);
    }

    @Test
    void bytesThatAreNotUtf8AreReportedWithTheirLine() {
        var latin = (PREAMBLE + "id,title is,percent\nr1,plain,-10\nr2,Ca\u00F1on,-10\n").getBytes(ISO_8859_1);

        var problems = problems(new ByteArrayInputStream(latin));

        assertThat(problems).extracting(Problem::kind).containsExactly(Kind.NOT_UTF8);
        assertThat(problems.getFirst().place().line()).isEqualTo(7);
    }

    @Test
    void utf16IsRefusedAtOnce() {
        var utf16 = ("\uFEFF" + PREAMBLE + "id,percent\n").getBytes(UTF_16LE);

        var problems = problems(new ByteArrayInputStream(utf16));

        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().message()).contains("save it as \"CSV UTF-8\"");
    }

    @Test
    void aFileThatEndsInTheMiddleOfACharacterIsNotUtf8() {
        var whole = (PREAMBLE + "id,percent,note\nr1,-10,é").getBytes(UTF_8);

        var problems = problems(new ByteArrayInputStream(whole, 0, whole.length - 1));

        assertThat(problems).extracting(Problem::kind).contains(Kind.NOT_UTF8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "x,", "\"\"", "🚲"})
    @Timeout(20)
    void aHugeCellIsRefusedWithoutCollectingIt(String piece) {
        var start = PREAMBLE + "id,note,percent\nr1,\"";

        var problems = problems(endless(start, piece));

        assertThat(problems).extracting(Problem::kind).containsExactly(Kind.TOO_LARGE);
        assertThat(problems.getFirst().message()).contains("65536");
        assertThat(problems.getFirst().place().line()).isEqualTo(6);
    }

    @Test
    @Timeout(20)
    void aRowOfTooManyColumnsIsRefused() {
        var problems = problems(endless(PREAMBLE + "id,percent\nr1", ","));

        assertThat(problems).extracting(Problem::kind).containsExactly(Kind.TOO_LARGE);
        assertThat(problems.getFirst().message()).contains("200 columns");
    }

    @Test
    @Timeout(60)
    void aTableOfTooManyRowsIsRefused() {
        var small = new CsvTableReader(TableMaker.VOCABULARY, new Limits(100, 200, 1_000, 1_000_000));

        var reading = small.read("rows.csv", endless(PREAMBLE + "id,percent\n", "r,-1\n"));

        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Refused.class,
                        refused -> assertThat(refused.problems().getLast().message())
                                .contains("at most 100 rows"));
    }

    @Test
    @Timeout(60)
    void aFileOfTooManyBytesIsRefused() {
        var small = new CsvTableReader(TableMaker.VOCABULARY, new Limits(1_000_000, 200, 1_000, 100_000));

        var reading = small.read("bytes.csv", endless(PREAMBLE + "id,percent\n", "\n"));

        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Refused.class,
                        refused -> assertThat(refused.problems().getLast().message())
                                .contains("100000 bytes"));
    }

    @Test
    void aThousandProblemsAreListedAndTheRestCounted() {
        var problems = problems(PREAMBLE + "id,percent\n" + "r,ten\n".repeat(900));

        assertThat(problems).hasSize(1_001);
        assertThat(problems.getLast().kind()).isEqualTo(Kind.TOO_MANY_PROBLEMS);
        assertThat(problems.getLast().message()).isEqualTo("799 more problems are not listed");
    }

    /** Fifty megabytes of the same. */
    private static InputStream endless(String start, String piece) {
        var pieces = piece.getBytes(UTF_8);
        var rest = new byte[50_000_000 / pieces.length * pieces.length];
        for (var i = 0; i < rest.length; i += pieces.length) {
            System.arraycopy(pieces, 0, rest, i, pieces.length);
        }
        return new SequenceInputStream(new ByteArrayInputStream(start.getBytes(UTF_8)), new ByteArrayInputStream(rest));
    }
}
