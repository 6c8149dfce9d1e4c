package io.calibr.engine.table;

import io.calibr.engine.table.Action.OnBreach;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CsvTableReaderTest {

    private static final String OFFERS = """
            # table: retail-offers
            # stage: adjust
            # hit-policy: first
            # currency: USD
            id,category under,date between,stock >,percent,floor hold [USD],note
            tyres,Accessories>Tires,2024-07-01 .. 2024-07-31,20,-50 %,9.99,"July, tyres"
            rest,,,,-5,,
            """;

    private final CsvTableReader reader = new CsvTableReader(TableMaker.VOCABULARY);

    private DecisionTable read(String text) {
        return reader.read("offers.csv", text).orThrow();
    }

    /** The one row of a table of this stage with these columns. */
    private Row row(String stage, String headers, String cells) {
        return read(String.format(Locale.ROOT, """
                # table: one
                # stage: %s
                # hit-policy: collect
                # currency: USD
                id,%s
                r1,%s
                """, stage, headers, cells))
                .rows()
                .getFirst();
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    private static Condition condition(String term, Operator operator, Value... operands) {
        return new Condition(TableMaker.VOCABULARY.find(term).orElseThrow(), operator, List.of(operands));
    }

    @Test
    void aTableSaysItsNameStageHitPolicyAndCurrency() {
        var table = read(OFFERS);

        assertThat(table.name()).isEqualTo("retail-offers");
        assertThat(table.stage()).isEqualTo(Stage.ADJUST);
        assertThat(table.hitPolicy()).isEqualTo(HitPolicy.FIRST);
        assertThat(table.currency()).hasValue(Currency.getInstance("USD"));
        assertThat(table.columns()).hasSize(7).contains(new Column("floor hold [USD]"));
    }

    @Test
    void aRowHasTypedConditionsAndActions() {
        var row = read(OFFERS).rows().getFirst();

        assertThat(row.id()).isEqualTo("tyres");
        assertThat(row.note()).hasValue("July, tyres");
        assertThat(row.conditions())
                .containsExactly(
                        condition("category", Operator.UNDER, new Value.Text("Accessories > Tires")),
                        condition(
                                "date",
                                Operator.BETWEEN,
                                new Value.Day(LocalDate.of(2024, 7, 1)),
                                new Value.Day(LocalDate.of(2024, 7, 31))),
                        condition("stock", Operator.MORE_THAN, new Value.Decimal(number("20"))));
        assertThat(row.actions())
                .containsExactly(new Action.Percent(number("-50")), new Action.Floor(number("9.99"), OnBreach.HOLD));
    }

    @Test
    void anEmptyCellAsksAndDoesNothing() {
        var row = read(OFFERS).rows().getLast();

        assertThat(row.conditions()).isEmpty();
        assertThat(row.actions()).containsExactly(new Action.Percent(number("-5")));
        assertThat(row.note()).isEmpty();
    }

    @Test
    void listsAreSeparatedByBars() {
        var row = row("adjust", "sku in,tags any-of,tags all-of,percent", "A-1 | B-2|C 3,sale,new | red,10");

        assertThat(row.conditions())
                .containsExactly(
                        condition(
                                "sku",
                                Operator.IN,
                                new Value.Text("A-1"),
                                new Value.Text("B-2"),
                                new Value.Text("C 3")),
                        condition("tags", Operator.ANY_OF, new Value.Text("sale")),
                        condition("tags", Operator.ALL_OF, new Value.Text("new"), new Value.Text("red")));
    }

    @Test
    void baseTablesSayWhereThePriceStarts() {
        var table = read("""
                # table: one
                # stage: base
                # hit-policy: first
                # currency: USD
                id,base,fixed,cost-plus,target-margin,beat-competitor,beat-competitor-by,floor hold
                a,live,,,,,,
                b,,10.00,,,,,
                c,,,40 %,,,,
                d,,,,40,,,
                e,,,,,1,,
                f,,,,,,0.50,9.99
                """);

        assertThat(table.rows())
                .flatExtracting(Row::actions)
                .containsExactly(
                        new Action.Live(),
                        new Action.Fixed(number("10.00")),
                        new Action.CostPlus(number("40")),
                        new Action.TargetMargin(number("40")),
                        new Action.BeatCompetitorByPercent(number("1")),
                        new Action.BeatCompetitorByAmount(number("0.50")),
                        new Action.Floor(number("9.99"), OnBreach.HOLD));
    }

    @Test
    void roundTablesTakeAStepOrAnEnding() {
        var row = row("round", "step,step half-even,ending,ending up [USD]", "0.05,0.10,0.99,9.00");

        assertThat(row.actions())
                .containsExactly(
                        new Action.ToStep(number("0.05"), RoundingMode.HALF_UP),
                        new Action.ToStep(number("0.10"), RoundingMode.HALF_EVEN),
                        new Action.ToEnding(number("0.99"), Action.Direction.NEAREST),
                        new Action.ToEnding(number("9.00"), Action.Direction.UP));
    }

    @Test
    void guardTablesBoundThePrice() {
        var row = row(
                "guard",
                "min-margin clamp,min-advertised hold,max-decrease hold,cool-down,max-changes-per-day",
                "20 %,yes,15,36 h,2");

        assertThat(row.actions())
                .containsExactly(
                        new Action.MinMargin(number("20"), OnBreach.CLAMP),
                        new Action.MinAdvertised(OnBreach.HOLD),
                        new Action.MaxDecrease(number("15"), OnBreach.HOLD),
                        new Action.CoolDown(Duration.ofHours(36)),
                        new Action.MaxChangesPerDay(2));
    }

    @Test
    void compareAtIsATermAndAnAction() {
        var row = row("adjust", "compare-at >,compare-at", "10,regular");

        assertThat(row.conditions())
                .containsExactly(condition("compare-at", Operator.MORE_THAN, new Value.Decimal(number("10"))));
        assertThat(row.actions()).containsExactly(new Action.CompareAtRegular());
    }

    @Test
    void priorityAndExclusiveGroupBelongToTheRow() {
        var table = read("""
                # table: one
                # stage: adjust
                # hit-policy: priority
                id,priority,exclusive-group,percent
                low,-3,sale,-10
                none,,,-20
                """);

        assertThat(table.rows()).extracting(Row::priority).containsExactly(-3, 0);
        assertThat(table.rows()).extracting(Row::exclusiveGroup).containsExactly(Optional.of("sale"), Optional.empty());
    }

    @Test
    void whatASpreadsheetAddsChangesNothing() {
        var saved = "\uFEFF" + OFFERS.replace("\n", "\r\n").replace("# stage: adjust", "# stage: adjust,,,,,,,")
                + ",,,,,,\r\n\r\n";

        assertThat(read(saved)).isEqualTo(read(OFFERS));
    }

    @Test
    void anApostropheKeepsSpreadsheetsFromRunningText() {
        var row = row("adjust", "title is,color is,note,percent", "'=SUM(1),'@home,'+1 more,-10");

        assertThat(row.conditions())
                .containsExactly(
                        condition("title", Operator.IS, new Value.Text("=SUM(1)")),
                        condition("color", Operator.IS, new Value.Text("@home")));
        assertThat(row.note()).hasValue("+1 more");
    }

    @Test
    void numbersAreNotFormulas() {
        var row = row("adjust", "color is,stock between,percent", "-10,-5 .. +5,+10 %");

        assertThat(row.conditions())
                .containsExactly(
                        condition("color", Operator.IS, new Value.Text("-10")),
                        condition(
                                "stock",
                                Operator.BETWEEN,
                                new Value.Decimal(number("-5")),
                                new Value.Decimal(number("5"))));
        assertThat(row.actions()).containsExactly(new Action.Percent(number("10")));
    }

    @Test
    void aRefusedFileThrowsAllItsProblemsAtCallersThatShowThemToNobody() {
        var reading = reader.read("offers.csv", OFFERS.replace("-5,", "free,").replace("retail-offers", "Retail"));

        assertThatIllegalArgumentException()
                .isThrownBy(reading::orThrow)
                .withMessageContaining("offers.csv, line 1: a table's name")
                .withMessageContaining("offers.csv, line 7, column E (percent): \"free\" is not a number");
    }

    @Test
    void writingKeepsTheAuthorsColumns() {
        var text = new CsvTableWriter().write(read(OFFERS));

        assertThat(text).isEqualTo("""
                # table: retail-offers
                # stage: adjust
                # hit-policy: first
                # currency: USD
                id,category under,date between,stock >,percent,floor hold [USD],note
                tyres,Accessories > Tires,2024-07-01 .. 2024-07-31,20,-50,9.99,"July, tyres"
                rest,,,,-5,,
                """);
    }

    @Test
    void aRowThatDoesNotFitTheColumnsIsNotWritten() {
        var table = read(OFFERS);
        var stray = new Row("stray", 0, Optional.empty(), List.of(), List.of(new Action.Multiply(BigDecimal.ONE)));
        var unordered = new Row(
                "unordered",
                0,
                Optional.empty(),
                List.of(),
                List.of(new Action.Floor(BigDecimal.ONE, OnBreach.HOLD), new Action.Percent(BigDecimal.ONE)));
        var twice = new Row(
                "twice",
                0,
                Optional.empty(),
                List.of(),
                List.of(new Action.Percent(BigDecimal.ONE), new Action.Percent(BigDecimal.TEN)));

        for (var row : List.of(stray, unordered, twice)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new CsvTableWriter()
                            .write(new DecisionTable(
                                    table.name(),
                                    table.stage(),
                                    table.hitPolicy(),
                                    table.currency(),
                                    table.columns(),
                                    List.of(row))))
                    .withMessageContaining("row " + row.id());
        }
    }
}
