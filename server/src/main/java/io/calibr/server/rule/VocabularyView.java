package io.calibr.server.rule;

import io.calibr.engine.table.ActionWord;
import io.calibr.engine.table.ActionWord.Modifier;
import io.calibr.engine.table.HitPolicy;
import io.calibr.engine.table.Interval;
import io.calibr.engine.table.Operator;
import io.calibr.engine.table.Stage;
import io.calibr.engine.table.Words;
import io.calibr.engine.vocabulary.Range;
import io.calibr.engine.vocabulary.Term;
import io.calibr.engine.vocabulary.TermType;
import io.calibr.engine.vocabulary.Vocabulary;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a table of a project may say: what editors offer in their pickers.
 *
 * @param terms what conditions may ask, in the order of the documentation, the project's own attributes last
 * @param actions what rows may do
 */
public record VocabularyView(
        List<TermView> terms, List<ActionView> actions, List<String> stages, List<String> hitPolicies) {

    /**
     * One word conditions may use.
     *
     * @param operators the words a header or a test may have behind it
     * @param allowed the only values, sorted; none for no restriction
     * @param standard whether every project has it
     */
    public record TermView(
            String name,
            String type,
            String meaning,
            @Nullable String unit,
            List<OperatorView> operators,
            List<String> allowed,
            @Nullable RangeView range,
            boolean standard) {}

    /**
     * How a term may be compared.
     *
     * @param operands ONE, MANY separated by bars, or RANGE: two, separated by two dots
     */
    public record OperatorView(String word, String operands) {}

    /**
     * The numbers that may be.
     *
     * @param least not there where it is open
     * @param leastIncluded whether the end itself may be
     */
    public record RangeView(
            @Nullable BigDecimal least,
            boolean leastIncluded,
            @Nullable BigDecimal most,
            boolean mostIncluded) {

        static RangeView of(Range range) {
            return new RangeView(range.least().orElse(null), true, range.most().orElse(null), true);
        }

        static RangeView of(Interval interval) {
            return new RangeView(
                    plain(interval.low()), interval.lowIncluded(), plain(interval.high()), interval.highIncluded());
        }

        private static BigDecimal plain(BigDecimal number) {
            return number.setScale(Math.max(0, number.scale()));
        }
    }

    /**
     * One thing rows may do.
     *
     * @param stages of the tables it may stand in
     * @param operand AMOUNT of the table's currency, SHARE in per cent, FACTOR, COUNT, DURATION or CHOICE
     * @param modifiers the words that may follow it in a header; none where it stands alone
     * @param usualModifier the one that is meant where none is written; not there where one must be written
     * @param choices the words a CHOICE offers
     */
    public record ActionView(
            String word,
            List<String> stages,
            String operand,
            List<String> modifiers,
            @Nullable String usualModifier,
            List<String> choices,
            @Nullable RangeView range) {

        static ActionView of(ActionWord action) {
            return new ActionView(
                    action.word(),
                    Arrays.stream(Stage.values())
                            .filter(action::standsIn)
                            .map(Words::of)
                            .toList(),
                    action.operand().name(),
                    action.modifier().words(),
                    action.modifier() == Modifier.NONE
                            ? null
                            : action.modifier().unsaid().orElse(null),
                    action.choices(),
                    action.numbers().map(RangeView::of).orElse(null));
        }
    }

    static VocabularyView of(Vocabulary vocabulary) {
        return new VocabularyView(
                vocabulary.terms().stream().map(VocabularyView::term).toList(),
                Arrays.stream(ActionWord.values()).map(ActionView::of).toList(),
                Words.of(Stage.values()),
                Words.of(HitPolicy.values()));
    }

    private static TermView term(Term term) {
        return new TermView(
                term.name(),
                term.type().name(),
                term.meaning(),
                term.unit().orElse(null),
                operators(term.type()),
                term.allowed().stream().sorted().toList(),
                term.range().map(RangeView::of).orElse(null),
                Vocabulary.standard().find(term.name()).isPresent());
    }

    private static List<OperatorView> operators(TermType type) {
        return Operator.of(type).stream()
                .map(operator ->
                        new OperatorView(operator.word(), operator.operands().name()))
                .toList();
    }
}
