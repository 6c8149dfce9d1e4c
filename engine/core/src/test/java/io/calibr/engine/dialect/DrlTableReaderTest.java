package io.calibr.engine.dialect;

import io.calibr.engine.table.Action;
import io.calibr.engine.table.Action.OnBreach;
import io.calibr.engine.table.Condition;
import io.calibr.engine.table.CsvTableWriter;
import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.table.FormulaText;
import io.calibr.engine.table.HitPolicy;
import io.calibr.engine.table.Operator;
import io.calibr.engine.table.Place;
import io.calibr.engine.table.Problem;
import io.calibr.engine.table.Problem.Kind;
import io.calibr.engine.table.Reading;
import io.calibr.engine.table.Row;
import io.calibr.engine.table.Stage;
import io.calibr.engine.table.TableMaker;
import io.calibr.engine.table.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DrlTableReaderTest {

    private static final String CLEARANCE = """
            package calibr.bike_clearance;

            import io.calibr.facts.Product;
            global io.calibr.facts.Price price;

            // the best of last year's bikes
            rule "old-bikes"
                @note("until they are gone")
                @hitPolicy("priority")
                @currency("USD")
                salience 10
                agenda-group "adjust"
                activation-group "clearance"
                date-effective "2024-07-01"
                date-expires "01-Aug-2024"
            when
                $p : Product( categoryPath contains "Bikes", stock > 20, (age >= 180 && age <= 365),
                              color in ("Red", "Blue"), (tags contains "old" || tags contains "worn") )
            then
                price.percent(-10);
                price.floor(99.90, "hold");
            end
            """;

    private final DrlTableReader reader = new DrlTableReader(TableMaker.VOCABULARY);

    private DecisionTable read(String drl) {
        return reader.read("clearance.drl", drl).orThrow();
    }

    private List<Problem> problems(String drl) {
        return switch (reader.read("clearance.drl", drl)) {
            case Reading.Accepted(var table) -> throw new AssertionError("accepted: " + table);
            case Reading.Refused(var problems) -> problems;
        };
    }

    private static Condition condition(String term, Operator operator, Value... operands) {
        return new Condition(TableMaker.VOCABULARY.find(term).orElseThrow(), operator, List.of(operands));
    }

    private static Value number(String number) {
        return new Value.Decimal(new BigDecimal(number));
    }

    private static Value text(String text) {
        return new Value.Text(text);
    }

    /** A rule of the stage adjust on lines 1 to 5. */
    private static String rule(String constraints, String calls) {
        return "package calibr.one;\nrule \"r1\" @currency(\"USD\") agenda-group \"adjust\"\nwhen\n Product( "
                + constraints + " )\nthen " + calls + "\nend\n";
    }

    @Test
    void aFileIsATable() {
        var table = read(CLEARANCE);

        assertThat(table.name()).isEqualTo("bike-clearance");
        assertThat(table.stage()).isEqualTo(Stage.ADJUST);
        assertThat(table.hitPolicy()).isEqualTo(HitPolicy.PRIORITY);
        assertThat(table.currency()).hasValue(Currency.getInstance("USD"));
        assertThat(table.columns()).isEmpty();
    }

    @Test
    void aRuleIsARow() {
        var row = read(CLEARANCE).rows().getFirst();

        assertThat(row.id()).isEqualTo("old-bikes");
        assertThat(row.note()).hasValue("until they are gone");
        assertThat(row.priority()).isEqualTo(10);
        assertThat(row.exclusiveGroup()).hasValue("clearance");
        assertThat(row.conditions())
                .containsExactly(
                        condition("date", Operator.AT_LEAST, new Value.Day(LocalDate.of(2024, 7, 1))),
                        condition("date", Operator.LESS_THAN, new Value.Day(LocalDate.of(2024, 8, 1))),
                        condition("category", Operator.UNDER, text("Bikes")),
                        condition("stock", Operator.MORE_THAN, number("20")),
                        condition("age", Operator.BETWEEN, number("180"), number("365")),
                        condition("color", Operator.IN, text("Red"), text("Blue")),
                        condition("tags", Operator.ANY_OF, text("old"), text("worn")));
        assertThat(row.actions())
                .containsExactly(
                        new Action.Percent(new BigDecimal("-10")),
                        new Action.Floor(new BigDecimal("99.90"), OnBreach.HOLD));
    }

    @Test
    void aNameThatJavaHasTakenGetsAnUnderscore() {
        var row = read(rule("class_ == 'H', competitorLowest < 10.50B, fragile == true", "price.percent(5);"))
                .rows()
                .getFirst();

        assertThat(row.conditions())
                .containsExactly(
                        condition("class", Operator.IS, text("H")),
                        condition("competitor-lowest", Operator.LESS_THAN, number("10.50")),
                        condition("fragile", Operator.IS, new Value.Flag(true)));
    }

    @Test
    void aRuleWithoutConditionsHoldsForEverySku() {
        assertThat(read(rule("", "price.percent(-1);")).rows().getFirst().conditions())
                .isEmpty();
    }

    @Test
    void windowsLineEndsChangeNothing() {
        assertThat(read(CLEARANCE.replace("\n", "\r\n"))).isEqualTo(read(CLEARANCE));
    }

    @Test
    void joinedComparisonsAreAFormula() {
        var row = new DrlTableReader(TableMaker.VOCABULARY)
                .read(
                        "one.drl",
                        rule(
                                "stock > 5, brand == \"Acme\" || !(stock >= 10 && stock <= 20), !(tags contains \"a\")",
                                "price.percent(-10);"))
                .orThrow()
                .rows()
                .getFirst();

        assertThat(row.conditions()).hasSize(1);
        assertThat(row.when().map(FormulaText::of))
                .contains("(brand is Acme or not stock between 10 .. 20) and not tags any-of a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "catgory == \"Bikes\" # price.percent(-10); # 4 # 11 # unknown-term # category",
                "stock =~ 5 # price.percent(-10); # 4 # 17 # bad-drl # ",
                "stock matches \"a\" # price.percent(-10); # 4 # 17 # unknown-operator # ",
                "stock contains \"a\" # price.percent(-10); # 4 # 17 # operator-misfit # ",
                "categoryPath == \"a\" # price.percent(-10); # 4 # 24 # operator-misfit # ",
                "stock > \"5\" # price.percent(-10); # 4 # 19 # outside-dialect # ",
                "brand == 5 # price.percent(-10); # 4 # 20 # outside-dialect # ",
                "stock > 5 + 5 # price.percent(-10); # 4 # 21 # outside-dialect # ",
                "price < 10.005 # price.percent(-10); # 4 # 11 # bad-number # ",
                "stock > 5 || brand == \"a\" && stock < 9 # price.percent(-10); # 4 # 37 # outside-dialect # ",
                "stock > 5 && !brand == \"a\" # price.percent(-10); # 4 # 25 # outside-dialect # ",
                "stock > 5, stock > 6 # price.percent(-10); # 2 # 1 # repeated-column # ",
                "sku in () # price.percent(-10); # 4 # 19 # bad-drl # ",
                "sku in (\"a|b\") # price.percent(-10); # 4 # 11 # bad-list # ",
                "(age >= 9 && age <= 1) # price.percent(-10); # 4 # 12 # bad-range # ",
                "status == \"ACTVE\" # price.percent(-10); # 4 # 11 # unknown-value # ACTIVE",
                "stock > 5 # price.percnt(-10); # 5 # 12 # unknown-action # percent",
                "stock > 5 # price.percent(-100); # 5 # 6 # out-of-range # ",
                "stock > 5 # price.percent(\"10\"); # 5 # 20 # outside-dialect # ",
                "stock > 5 # price.percent(-10) # 6 # 1 # outside-dialect # ",
                "stock > 5 # price.percent(-10, \"up\"); # 5 # 6 # bad-modifier # ",
                "stock > 5 # price.floor(10); # 5 # 6 # bad-modifier # ",
                "stock > 5 # price.floor(10, \"hodl\"); # 5 # 6 # bad-modifier # hold",
                "stock > 5 # price.ending(0.99); # 5 # 12 # wrong-stage # ",
                "stock > 5 # price.percent(-1); price.percent(-2); # 2 # 1 # repeated-column # ",
                "stock > 5 # price.minAdvertised(true); # 5 # 26 # outside-dialect # ",
            })
    void whatIsNotUnderstoodIsRefusedWithItsPlace(
            String constraints, String calls, int line, String column, String kind, String suggestion) {
        var problems = problems(rule(constraints, calls));

        assertThat(problems).hasSize(1);
        var problem = problems.getFirst();
        assertThat(problem.kind().word()).isEqualTo(kind);
        assertThat(problem.place().line()).isEqualTo(line);
        if (problem.kind() != Kind.BAD_DRL) {
            assertThat(problem.place()).isEqualTo(Place.at("clearance.drl", line, column));
        }
        assertThat(problem.suggestion().orElse(null)).isEqualTo(suggestion);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "rule \"old-bikes\" # rule \"old bikes\" # bad-row-id # 7",
                "agenda-group \"adjust\" # agenda-group \"adjsut\" # bad-property # 12",
                "agenda-group \"adjust\" # no-loop true # outside-dialect # 12",
                "    agenda-group \"adjust\" # '' # missing-property # 7",
                "@hitPolicy(\"priority\") # @hitPolicy(\"any\") # bad-property # 9",
                "@hitPolicy(\"priority\") # '' # useless-priority # 7",
                "@currency(\"USD\") # @currency(\"Dollars\") # bad-property # 10",
                "@currency(\"USD\") # '' # missing-currency # 7",
                "salience 10 # salience 1.5 # bad-number # 11",
                "\"01-Aug-2024\" # \"1 August\" # bad-date # 15",
                "\"clearance\" # \"a b\" # unsafe-text # 13",
                "bike_clearance # BikeClearance # bad-property # 1",
                "@note(\"until they are gone\") # @note(\" until\") # unsafe-text # 8",
                "@note(\"until they are gone\") # @note(until) # outside-dialect # 8",
            })
    void whatIsWrongWithARulesHeadIsRefused(String good, String bad, String kind, int line) {
        var problems = problems(CLEARANCE.replace(good, bad));

        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.kind().word()).isEqualTo(kind);
            assertThat(problem.place().line()).isEqualTo(line);
        });
    }

    @Test
    void theRulesOfAFileAgree() {
        var two = CLEARANCE + CLEARANCE.substring(CLEARANCE.indexOf("rule")).replace("\"adjust\"", "\"base\"");

        assertThat(problems(two)).extracting(Problem::kind).contains(Kind.BAD_PROPERTY, Kind.REPEATED_ROW_ID);
    }

    @Test
    void allProblemsAreReportedAtOnce() {
        var problems = problems(rule("stok > 5, brnad == \"x\"", "price.percent(-1000);"));

        assertThat(problems)
                .extracting(Problem::kind)
                .containsExactly(Kind.UNKNOWN_TERM, Kind.UNKNOWN_TERM, Kind.OUT_OF_RANGE);
    }

    @Test
    void aRuleDoesSomethingAndStartsThePriceInOnePlace() {
        var idle = problems(rule("", ""));
        var twice = problems(rule("", "price.base(\"live\"); price.fixed(10);").replace("adjust", "base"));

        assertThat(idle).extracting(Problem::kind).containsExactly(Kind.NO_ACTION);
        assertThat(twice).extracting(Problem::kind).containsExactly(Kind.TWO_BASES);
    }

    @Test
    void anEmptyFileIsNoTable() {
        assertThat(problems("package calibr.empty;")).extracting(Problem::kind).containsExactly(Kind.MISSING_HEADER);
        assertThat(problems("")).isNotEmpty();
    }

    @Test
    void theExportIsReadable() {
        var drl = new DrlTableWriter().write(read(CLEARANCE));

        assertThat(drl).isEqualTo("""
                package calibr.bike_clearance;

                import io.calibr.facts.Product;
                global io.calibr.facts.Price price;

                rule "old-bikes"
                    @note("until they are gone")
                    @hitPolicy("priority")
                    @currency("USD")
                    salience 10
                    agenda-group "adjust"
                    activation-group "clearance"
                when
                    Product(
                        date >= "2024-07-01",
                        date < "2024-08-01",
                        categoryPath contains "Bikes",
                        stock > 20,
                        (age >= 180 && age <= 365),
                        color in ("Red", "Blue"),
                        (tags contains "old" || tags contains "worn")
                    )
                then
                    price.percent(-10);
                    price.floor(99.90, "hold");
                end
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a \\ b", "26\"", "a' || \"b", "two\nlines"})
    void textThatTheDialectCannotSayIsNotExported(String text) {
        var noted = new Row("r1", 0, Optional.empty(), List.of(), List.of(), Optional.of(text));
        var table =
                new DecisionTable("one", Stage.ADJUST, HitPolicy.FIRST, Optional.empty(), List.of(), List.of(noted));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DrlTableWriter().write(table))
                .withMessageContaining(text);
    }

    @Test
    void aNameThatWouldBeCodeIsNotExported() {
        var table = new DecisionTable(
                "x;\nimport java.io.File", Stage.ADJUST, HitPolicy.FIRST, Optional.empty(), List.of(), List.of());

        assertThatIllegalArgumentException().isThrownBy(() -> new DrlTableWriter().write(table));
        assertThatIllegalArgumentException().isThrownBy(() -> new CsvTableWriter().write(table));
    }
}
