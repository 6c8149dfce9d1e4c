package io.calibr.engine.dialect;

import io.calibr.engine.compile.Compilation;
import io.calibr.engine.compile.RuleCompiler;
import io.calibr.engine.example.ExampleReader;
import io.calibr.engine.guard.Guardrails;
import io.calibr.engine.json.JsonTableReader;
import io.calibr.engine.price.PriceRequest;
import io.calibr.engine.table.ActionWord;
import io.calibr.engine.table.CsvTableReader;
import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.table.HitPolicy;
import io.calibr.engine.table.Operator;
import io.calibr.engine.table.Problem;
import io.calibr.engine.table.Reading;
import io.calibr.engine.table.Stage;
import io.calibr.engine.table.Words;
import io.calibr.engine.vocabulary.Term;
import io.calibr.engine.vocabulary.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** docs/authoring.md cannot rot: its examples compile, and it has every word there is. */
class AuthoringGuideTest {

    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\n(.*?)```", Pattern.DOTALL);

    private final String guide = read();

    private static String read() {
        try {
            return Files.readString(Path.of("..", "..", "docs", "authoring.md"));
        } catch (IOException e) {
            throw new AssertionError("the guide is not where it was", e);
        }
    }

    private List<String> blocks(String language) {
        return BLOCK.matcher(guide)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    private static void compiles(DecisionTable table) {
        var compilation = new RuleCompiler(Vocabulary.standard()).compile(List.of(table), Guardrails.none());

        assertThat(compilation).isInstanceOf(Compilation.Compiled.class);
    }

    @Test
    void itsTablesCompile() {
        var tables = blocks("csv");

        assertThat(tables).hasSizeGreaterThan(2);
        for (var table : tables) {
            compiles(new CsvTableReader(Vocabulary.standard())
                    .read("authoring.md", table)
                    .orThrow());
        }
    }

    @Test
    void itsTestsHold() {
        var offers = new CsvTableReader(Vocabulary.standard())
                .read("authoring.md", blocks("csv").getFirst())
                .orThrow();
        var rules = new RuleCompiler(Vocabulary.standard()).compile(List.of(offers), Guardrails.none());
        var usual = PriceRequest.of(Currency.getInstance("USD"), Instant.EPOCH, ZoneOffset.UTC);

        for (var tests : blocks("examples")) {
            assertThat(new ExampleReader(Vocabulary.standard(), usual)
                            .read("authoring.md", tests)
                            .orThrow()
                            .failures(((Compilation.Compiled) rules).ruleSet()))
                    .isEmpty();
        }
        assertThat(blocks("examples")).isNotEmpty();
    }

    @Test
    void itsTablesAsJsonCompile() {
        var files = blocks("json").stream()
                .filter(file -> file.contains("\"columns\""))
                .toList();

        assertThat(files).isNotEmpty();
        for (var file : files) {
            compiles(new JsonTableReader(Vocabulary.standard())
                    .read("authoring.md", file)
                    .orThrow());
        }
    }

    @Test
    void itsRulesCompile() {
        var files = blocks("drl");

        assertThat(files).isNotEmpty();
        for (var file : files) {
            compiles(new DrlTableReader(Vocabulary.standard())
                    .read("authoring.md", file)
                    .orThrow());
        }
    }

    @Test
    void itsExampleOfAProblemIsTheProblem() {
        var misspelt = blocks("csv").getFirst().replace("category under", "catgory under");

        var reading = new CsvTableReader(Vocabulary.standard()).read("offers.csv", misspelt);

        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Refused.class,
                        refused -> assertThat(blocks("text"))
                                .contains(refused.problems().getFirst() + "\n"));
    }

    @Test
    void itExplainsEveryKindOfProblem() {
        assertThat(Arrays.stream(Problem.Kind.values()).map(Problem.Kind::word))
                .allSatisfy(kind -> assertThat(guide).contains("`" + kind + "`"));
    }

    @Test
    void itHasEveryWord() {
        assertThat(Vocabulary.standard().terms().stream().map(Term::name))
                .allSatisfy(term -> assertThat(guide).contains("`" + term + "`"));
        assertThat(Arrays.stream(Operator.values()).map(Operator::word))
                .allSatisfy(operator -> assertThat(guide).contains("`" + operator + "`"));
        assertThat(Arrays.stream(ActionWord.values()).map(ActionWord::word))
                .allSatisfy(action -> assertThat(guide).contains("`" + action + "`"));
        assertThat(Words.of(Stage.values()))
                .allSatisfy(stage -> assertThat(guide).contains("`" + stage + "`"));
        assertThat(Words.of(HitPolicy.values()))
                .allSatisfy(policy -> assertThat(guide).contains("`" + policy + "`"));
    }
}
