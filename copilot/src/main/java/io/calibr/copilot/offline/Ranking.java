package io.calibr.copilot.offline;

import io.calibr.copilot.plan.Filter;
import io.calibr.copilot.plan.Operator;
import io.calibr.copilot.plan.PlanOutcome;
import io.calibr.copilot.plan.PlanOutcome.Planned;
import io.calibr.copilot.plan.PlanOutcome.Unsupported;
import io.calibr.copilot.plan.Plans;
import io.calibr.copilot.plan.Scope;
import io.calibr.copilot.plan.Sort;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The lowest or highest margins, prices or costs of what is on sale, and margins below or above a per cent. */
final class Ranking implements Phrase {

    private static final Pattern LOW = Words.pattern(
            "\\b(?:lowest|low|smallest|worst|thinnest|least|poorest|minimum|min|tightest|weakest|slimmest|lower)\\b");
    private static final Pattern HIGH = Words.pattern(
            "\\b(?:highest|high|biggest|largest|best|greatest|maximum|max|most|fattest|strongest|higher)\\b");
    private static final Pattern END = Words.pattern("\\b(?:top|bottom)\\b");
    private static final Pattern WORD =
            Words.pattern("\\b(?:(?:cheapest|least expensive)|(?:priciest|dearest|most expensive))\\b");
    private static final Pattern MEASURE = Words.pattern(
            "\\b(?:(?:gross |profit )?(margins?|profits?|profitab(?:le|ility))|(?:selling )?(prices?|priced)|(?:unit )?(costs?))\\b");
    private static final Pattern BOUND = Words.pattern(
            "\\b(?:margins?|margin) (?:is |are |of |that is |that are )?(below|under|less than|lower than|smaller than|above|over|more than|higher than|at least|at most) (-?\\d{1,3}(?:\\.\\d{1,2})?) ?(?:%|percent|per cent)?");
    private static final Pattern NEGATIVE =
            Words.pattern("\\b(?:negative margins?|(?:sold |selling |priced )?(?:at a loss|below cost|under cost))\\b");

    @Override
    public Optional<PlanOutcome> read(String text, Scope scope) {
        var words = new Words(text);
        return bound(words).or(() -> extreme(words));
    }

    private static Optional<PlanOutcome> bound(Words words) {
        var loss = words.take(NEGATIVE);
        if (loss.isPresent()) {
            return Optional.of(
                    plan(words, new Sort("margin_percent", false), new Filter("margin", Operator.AT_MOST, "-1")));
        }
        return words.take(BOUND).map(match -> {
            var operator = operator(match.group(1).toLowerCase(Locale.ROOT));
            var low = operator == Operator.BELOW || operator == Operator.AT_MOST;
            return plan(
                    words, new Sort("margin_percent", !low), new Filter("margin_percent", operator, match.group(2)));
        });
    }

    private static Optional<PlanOutcome> extreme(Words words) {
        var word = words.take(WORD);
        if (word.isPresent()) {
            var descending = !word.get().group().toLowerCase(Locale.ROOT).matches("cheapest|least expensive");
            words.take(MEASURE);
            return Optional.of(plan(words, new Sort("price", descending), null));
        }
        var measure = words.take(MEASURE);
        if (measure.isEmpty()) {
            return Optional.empty();
        }
        var low = words.take(LOW).isPresent();
        var high = words.take(HIGH).isPresent();
        if (low && high) {
            return Optional.of(new Unsupported(
                    "I can show the lowest or the highest, one at a time, but not both in one answer."));
        }
        return (low || high ? Optional.of(high) : end(words))
                .map(descending -> plan(words, new Sort(field(measure.get()), descending), null));
    }

    /** Top or bottom say only how many where lowest or highest is said as well. */
    private static Optional<Boolean> end(Words words) {
        return words.take(END).map(end -> end.group().equalsIgnoreCase("top"));
    }

    private static PlanOutcome plan(Words words, Sort sort, @Nullable Filter bound) {
        var count = Selection.takeCount(words, Selection.USUAL);
        var filters = Selection.takeFilters(words);
        filters.add(new Filter("on_sale", Operator.IS, "true"));
        if (bound != null) {
            filters.add(bound);
        }
        words.takeAll(MEASURE);
        var unread = words.unread();
        return unread.isEmpty()
                ? new Planned(Plans.ranking(sort, filters, count))
                : new Unsupported("I can rank margins, prices and costs by category, but not by “" + unread + "”.");
    }

    private static Operator operator(String words) {
        return switch (words) {
            case "at least" -> Operator.AT_LEAST;
            case "at most" -> Operator.AT_MOST;
            case "above", "over", "more than", "higher than" -> Operator.ABOVE;
            default -> Operator.BELOW;
        };
    }

    private static String field(MatchResult measure) {
        return measure.group(1) != null ? "margin_percent" : measure.group(2) != null ? "price" : "cost";
    }
}
