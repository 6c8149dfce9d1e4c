package io.calibr.copilot.offline;

import io.calibr.copilot.plan.Filter;
import io.calibr.copilot.plan.Operator;
import io.calibr.copilot.plan.PlanOutcome;
import io.calibr.copilot.plan.PlanOutcome.Planned;
import io.calibr.copilot.plan.PlanOutcome.Unsupported;
import io.calibr.copilot.plan.Plans;
import io.calibr.copilot.plan.Scope;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which prices changed, since when or in which time, up or down, in which category. */
final class ManyChanges implements Phrase {

    private static final int USUAL = 50;
    private static final Pattern UP = Words.pattern(
            "\\b(?:price )?(?:went up|gone up|go up|increased|increases|raised|raises|rose|risen|dearer|more expensive|increase)\\b");
    private static final Pattern DOWN = Words.pattern(
            "\\b(?:price )?(?:went down|gone down|go down|came down|decreased|decreases|lowered|dropped|drops|fell|fallen|reduced|reductions|cheaper|cuts|cut|decrease)\\b");
    private static final Pattern CHANGED = Words.pattern(
            "\\b(?:(?:price )?changes?|changed|repriced|moved|updated|different|new prices|price movements?|were applied|was applied|approved)\\b");
    private static final Pattern PRICES = Words.pattern("\\b(?:selling |retail )?prices?\\b");

    @Override
    public Optional<PlanOutcome> read(String text, Scope scope) {
        var words = new Words(text);
        var up = words.take(UP).isPresent();
        var down = !up && words.take(DOWN).isPresent();
        var changed = words.takeAll(CHANGED);
        if (!up && !down && !changed) {
            return Optional.empty();
        }
        words.takeAll(PRICES);
        var time = TimeWords.take(words, scope);
        var count = Selection.takeCount(words, USUAL);
        var filters = Selection.takeFilters(words);
        if (up) {
            filters.add(new Filter("difference", Operator.AT_LEAST, "1"));
        } else if (down) {
            filters.add(new Filter("difference", Operator.AT_MOST, "-1"));
        }
        var unread = words.unread();
        return Optional.of(
                unread.isEmpty()
                        ? new Planned(Plans.changes(time.orElseGet(() -> TimeWords.lastWeek(scope)), filters, count))
                        : new Unsupported(
                                "I can list changes of prices by time and category, but not by “" + unread + "”."));
    }
}
