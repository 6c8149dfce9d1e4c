package io.calibr.copilot.answer;

import io.calibr.copilot.guard.Question;
import io.calibr.copilot.plan.Filter;
import io.calibr.copilot.plan.QueryPlan;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How far to trust an answer, 0 to 1: how many of the question's words the plan accounts for, whether one thing was meant,
 * and whether there was anything. It is computed; nobody, and no model, says it of themselves.
 */
final class Confidence {

    private static final double NOTHING_FOUND = 0.6;
    private static final double SEVERAL_MEANT = 0.5;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}-]*");
    private static final Pattern NUMBER = Pattern.compile("\\d.*");

    /** Words of prices, times and politeness; any other must stand in the plan. */
    private static final Set<String> KNOWN = Set.of(
            ("a about again ago all an and any approved are as at be been below above by can category change changed changes cheap cheaper"
                            + " cheapest cost costs could cut day days dearer decrease decreased did do does down drop dropped each expensive explain fall"
                            + " fell for from give go gone has have high highest hour hours how i in increase increased is it its last least let list"
                            + " low lower lowered lowest many margin margins me minutes monday tuesday wednesday thursday friday saturday sunday month"
                            + " more most much of on or our over past percent please price priced prices product products raised recently reduced"
                            + " risen rose run sale sell selling show since sku skus so tell than thanks that the their them there these they this"
                            + " those to today top under up was we week weeks went were what when which who why with worst best biggest smallest"
                            + " yesterday you your happened moved row rule january february march april may june july august september october"
                            + " november december items largest negative loss repriced updated")
                    .split(" "));

    private Confidence() {}

    static double of(Question question, QueryPlan plan, int rows, boolean several) {
        var covered = coverage(question, plan) * (rows == 0 ? NOTHING_FOUND : 1) * (several ? SEVERAL_MEANT : 1);
        return Math.round(covered * 100) / 100.0;
    }

    private static double coverage(Question question, QueryPlan plan) {
        var values = plan.filters().stream()
                .map(Filter::value)
                .collect(Collectors.joining(" "))
                .toLowerCase(Locale.ROOT);
        var words = WORD.matcher(question.text().toLowerCase(Locale.ROOT))
                .results()
                .map(match -> match.group())
                .toList();
        var read = words.stream()
                .filter(word -> KNOWN.contains(word) || NUMBER.matcher(word).matches() || values.contains(word))
                .count();
        return words.isEmpty() ? 0 : (double) read / words.size();
    }
}
