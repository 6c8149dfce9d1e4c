package io.calibr.engine.dialect;

import io.calibr.engine.table.CsvTableReader;
import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.table.Places;
import io.calibr.engine.table.Problem;
import io.calibr.engine.table.Problems;
import io.calibr.engine.table.Reading;
import io.calibr.engine.table.TableMaker;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RuleTableReaderTest {

    private static final String SPRING = """
            ,RuleSet,com.example.pricing
            ,Import,io.calibr.facts.Product
            ,RuleTable SpringOffers
            ,NAME,CONDITION,CONDITION,CONDITION,CONDITION,ACTION,ACTION,DESCRIPTION
            ,,$p : Product...,,,
            ,,categoryPath contains $param,stock >= $1 && stock <= $2,brand in ($param),tags contains "$param",price.percent($param);,"price.floor($param, ""hold"");",
            ,Name,Category,Stock,Brand,Tag,Per cent,Floor,Why
            a comment,bikes,Bikes,"10, 20",\"""Acme"", ""Zenith & Co\""",sale,-10,9.99,spring
            ,rest,,,,,0,,
            """;

    private static List<Reading> read(String csv) {
        var problems = new Problems("spring.csv");
        var grid = CsvTableReader.grid(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), problems)
                .orElseThrow();
        assertThat(RuleTableReader.isRuleTable(grid)).isTrue();
        return new RuleTableReader(TableMaker.VOCABULARY, Optional.of(Currency.getInstance("USD")))
                .read(grid, Places.lines("spring.csv"));
    }

    private static List<Problem> problems(String csv) {
        return switch (read(csv).getFirst()) {
            case Reading.Accepted(var table) -> throw new AssertionError("accepted: " + table);
            case Reading.Refused(var problems) -> problems;
        };
    }

    private static DecisionTable csv(String text) {
        return new CsvTableReader(TableMaker.VOCABULARY).read("x.csv", text).orThrow();
    }

    @Test
    void isTheTableOfTheSameMeaning() {
        assertThat(read(SPRING).getFirst().orThrow()).isEqualTo(csv("""
                        # table: spring-offers
                        # stage: adjust
                        # hit-policy: collect
                        # currency: USD
                        id,category under,stock between,brand in,tags any-of,percent,floor hold,note
                        bikes,Bikes,10 .. 20,Acme | Zenith & Co,sale,-10,9.99,spring
                        rest,,,,,0,,
                        """));
    }

    @Test
    void prioritiesGroupsAndDaysAreTaken() {
        var table = """
                RuleTable limits
                PRIORITY,ACTIVATION-GROUP,CONDITION,CONDITION,ACTION
                ,,Product,,price
                ,,date >=,sku,"minMargin($param, ""clamp"")"
                ,,,,
                10,one,01-Jul-2024,\"""A-1\""",20
                """;

        assertThat(read(table).getFirst().orThrow()).isEqualTo(csv("""
                        # table: limits
                        # stage: adjust
                        # hit-policy: priority
                        # currency: USD
                        id,priority,exclusive-group,date >=,sku is,min-margin clamp
                        r6,10,one,2024-07-01,A-1,20
                        """));
    }

    @Test
    void aSheetMayHoldSeveralTables() {
        var second = SPRING.replace("SpringOffers", "autumn offers").replace("-10", "-20");

        assertThat(read(SPRING + second.substring(second.indexOf(",RuleTable"))))
                .extracting(reading -> reading.orThrow().name())
                .containsExactly("spring-offers", "autumn-offers");
    }

    @ParameterizedTest
    @Timeout(20)
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            ,RuleSet,com.example.pricing ~ ,Import,java.lang.Runtime            ~ outside-dialect ~ 1 ~ C
            ,RuleSet,com.example.pricing ~ ,Functions,"void x() { exit(); }"    ~ outside-dialect ~ 1 ~ C
            ,RuleSet,com.example.pricing ~ ,Declare,"declare X a : int = 1 end" ~ outside-dialect ~ 1 ~ C
            ,RuleSet,com.example.pricing ~ ,Queries,"query q end"               ~ outside-dialect ~ 1 ~ C
            ,RuleSet,com.example.pricing ~ ,Variables,java.lang.Runtime r       ~ outside-dialect ~ 1 ~ C
            ,RuleSet,com.example.pricing ~ ,Sequential,true                     ~ outside-dialect ~ 1 ~ C
            $p : Product...              ~ java.io.File                         ~ outside-dialect ~ 5 ~ C
            $p : Product...              ~ Product() from x                     ~ outside-dialect ~ 5 ~ C
            categoryPath contains $param ~ eval(Runtime.exec($param))           ~ outside-dialect ~ 6 ~ C
            categoryPath contains $param ~ getClass().name == $param            ~ outside-dialect ~ 6 ~ C
            categoryPath contains $param ~ brand matches $param                 ~ outside-dialect ~ 6 ~ C
            categoryPath contains $param ~ brand == $param || true              ~ outside-dialect ~ 6 ~ C
            categoryPath contains $param ~ forall(,){brand == $}                ~ outside-dialect ~ 6 ~ C
            categoryPath contains $param ~ categoriPath contains $param         ~ unknown-term    ~ 6 ~ C
            categoryPath contains $param ~ categoryPath > $param                ~ operator-misfit ~ 6 ~ C
            stock >= $1 && stock <= $2   ~ stock > $1 && stock < $2             ~ outside-dialect ~ 6 ~ D
            stock >= $1 && stock <= $2   ~ stock >= $1 && regular <= $2         ~ outside-dialect ~ 6 ~ D
            price.percent($param);       ~ Runtime.getRuntime().exec($param);   ~ outside-dialect ~ 6 ~ G
            price.percent($param);       ~ price.percent($param); exit();       ~ outside-dialect ~ 6 ~ G
            price.percent($param);       ~ modify(p) { setPrice($param) }       ~ outside-dialect ~ 6 ~ G
            price.percent($param);       ~ price.getClass($param);              ~ unknown-action  ~ 6 ~ G
            price.percent($param);       ~ price.step($param);                  ~ wrong-stage     ~ 6 ~ G
            ""hold""                     ~ ""burn""                             ~ bad-modifier    ~ 6 ~ H
            ,NAME,CONDITION              ~ ,NAME,METADATA                       ~ outside-dialect ~ 4 ~ C
            ,NAME,CONDITION              ~ ,TIMER,CONDITION                     ~ outside-dialect ~ 4 ~ B
            ,NAME,CONDITION              ~ ,NAME,KONDITION                      ~ outside-dialect ~ 4 ~ C
            ,bikes,Bikes                 ~ ,bikes,"x"" || eval(1) || \"""        ~ outside-dialect ~ 8 ~ C
            ,bikes,Bikes                 ~ ,bikes,\\u0041                       ~ outside-dialect ~ 8 ~ C
            "10, 20"                     ~ "10, 20, 30"                         ~ bad-range       ~ 8 ~ D
            "10, 20"                     ~ "10, exit()"                         ~ bad-number      ~ 8 ~ D
            ,-10,9.99                    ~ ,-10); exit(,9.99                    ~ bad-number      ~ 8 ~ G
            ,rest,,                      ~ ,bikes,,                             ~ repeated-row-id ~ 9 ~ B
            ,0,,                         ~ ,0,,,stray                           ~ cell-without-header ~ 9 ~ J
            """)
    void whatCannotBeMappedIsRefusedByItsCell(String piece, String instead, String kind, int line, String column) {
        var broken = SPRING.replace(piece, instead);

        assertThat(broken).isNotEqualTo(SPRING);
        assertThat(problems(broken)).anySatisfy(problem -> {
            assertThat(problem.kind().word()).isEqualTo(kind);
            assertThat(problem.place().line()).isEqualTo(line);
            assertThat(problem.place().column().orElseThrow().split(" ", 2)[0]).isEqualTo(column);
        });
    }

    @Test
    void aTableWithoutItsHeadIsRefused() {
        assertThat(problems("RuleTable x\nCONDITION\n"))
                .extracting(problem -> problem.kind().word())
                .containsExactly("missing-header");
    }

    @Test
    void aNameThatCannotBeOneIsRefused() {
        assertThat(problems(SPRING.replace("SpringOffers", "\"x; exit()\"")))
                .extracting(problem -> problem.kind().word())
                .contains("bad-property");
    }

    @Test
    @Timeout(20)
    void aLongSnippetTakesNoLongTime() {
        var hang = SPRING.replace("categoryPath contains $param", "a".repeat(20_000) + " " + ">".repeat(20_000));

        assertThat(problems(hang)).extracting(problem -> problem.kind().word()).contains("outside-dialect");
    }
}
