package io.calibr.engine.dialect;

import io.calibr.engine.table.ActionWord;
import io.calibr.engine.table.Cells;
import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.table.Excerpt;
import io.calibr.engine.table.HitPolicy;
import io.calibr.engine.table.Instruction;
import io.calibr.engine.table.Problem.Kind;
import io.calibr.engine.table.Problems;
import io.calibr.engine.table.Reading;
import io.calibr.engine.table.Row;
import io.calibr.engine.vocabulary.TermType;
import io.calibr.engine.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.kie.internal.builder.conf.LanguageLevelOption;

/**
 * Reads a decision table from the restricted DRL that docs/authoring.md describes.
 *
 * <p>The text is parsed and never compiled: compiling DRL runs code. What the parser found is held against a list of what
 * is allowed, and every token of the text must have its place in a rule of the dialect; anything else refuses the file.
 */
public final class DrlTableReader {

    private final Vocabulary vocabulary;

    public DrlTableReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /**
     * Reads one file.
     *
     * @param source what the author knows the file as; problems name it
     */
    public Reading read(String source, String drl) {
        var problems = new Problems(source);
        if (drl.length() > Screen.LONGEST_TEXT) {
            problems.line(1).about(Kind.TOO_LARGE, "the file has more than " + Screen.LONGEST_TEXT + " characters");
            return new Reading.Refused(problems.list());
        }
        var text = new SourceText(drl, problems);
        var lexer = new Lexer(text);
        var tokens = lexer.tokens();
        if (!lexer.isSound() || !new Screen(text).passes(tokens) || !isParsed(text, problems)) {
            return new Reading.Refused(problems.list());
        }
        var outline = new Outline(text, tokens);
        var table = outline.read() ? table(outline, text, problems) : Optional.<DecisionTable>empty();
        return table.filter(_ -> problems.isEmpty())
                .<Reading>map(Reading.Accepted::new)
                .orElseGet(() -> new Reading.Refused(problems.list()));
    }

    /** Whether the DRL parser understands the text and finds nothing in it that is not allowed. */
    private static boolean isParsed(SourceText text, Problems problems) {
        var parser = new DrlParser(LanguageLevelOption.DRL6);
        try {
            var file = parser.parse(false, text.text());
            for (var error : parser.getErrors()) {
                var line = error.getLines().length == 0 ? 1 : Math.max(1, error.getLines()[0]);
                problems.line(line).about(Kind.BAD_DRL, "not DRL: " + Excerpt.of(error.getMessage()));
            }
            if (file != null && problems.isEmpty()) {
                new DescriptorCheck(text).check(file);
            }
            return file != null && problems.isEmpty();
        } catch (DroolsParserException e) {
            problems.line(1).about(Kind.BAD_DRL, "not DRL: " + Excerpt.of(String.valueOf(e.getMessage())));
            return false;
        }
    }

    private Optional<DecisionTable> table(Outline outline, SourceText text, Problems problems) {
        var rules = outline.rules();
        if (rules.isEmpty()) {
            problems.line(1).about(Kind.MISSING_HEADER, "the file has no rule");
            return Optional.empty();
        }
        var name = Names.table(outline.packagePart().text());
        if (!DecisionTable.isName(name)) {
            text.at(outline.packagePart().offset())
                    .about(Kind.BAD_PROPERTY, "the last part of the package names the table: retail_offers");
        }
        var properties = new FileProperties(rules, text);
        var hitPolicy = properties.hitPolicy();
        var currency = properties.currency();
        var schedule = properties.schedule();
        var stage = properties.stage();
        if (stage.isEmpty()) {
            return Optional.empty();
        }
        var reader = new RuleReader(text, vocabulary, new Cells(currency), stage.get());
        var rows = new ArrayList<Row>();
        for (var rule : rules) {
            var row = reader.read(rule);
            rows.add(row);
            check(rule, row, hitPolicy, currency, text);
        }
        return Optional.of(new DecisionTable(name, stage.get(), hitPolicy, currency, List.of(), rows, schedule));
    }

    private static void check(
            RuleText rule, Row row, HitPolicy hitPolicy, Optional<Currency> currency, SourceText text) {
        if (row.priority() != 0 && hitPolicy != HitPolicy.PRIORITY) {
            text.at(rule.start().offset())
                    .about(
                            Kind.USELESS_PRIORITY,
                            "salience has an effect with @hitPolicy(\"priority\") only; otherwise rules apply in their"
                                    + " order");
        }
        var hasAmount = row.tests().stream().anyMatch(c -> c.term().type() == TermType.MONEY)
                || row.actions().stream()
                        .anyMatch(a -> Instruction.of(a).word().operand() == ActionWord.Operand.AMOUNT);
        if (currency.isEmpty() && hasAmount) {
            text.at(rule.start().offset())
                    .about(Kind.MISSING_CURRENCY, "the rule holds amounts: say @currency(\"USD\")");
        }
    }
}
