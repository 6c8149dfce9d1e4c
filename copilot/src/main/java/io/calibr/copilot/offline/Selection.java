package io.calibr.copilot.offline;

import io.calibr.copilot.plan.Filter;
import io.calibr.copilot.plan.Operator;
import io.calibr.copilot.plan.QueryPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The parts that questions about many prices share: how many, of which list, in which category. */
final class Selection {

    static final int USUAL = 10;

    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("fifteen", 15),
            Map.entry("twenty", 20),
            Map.entry("fifty", 50));
    private static final Pattern COUNT = Words.pattern(
            "(?<!\\b(?:in|since|during|before|after|until|till|by) )\\b(?:(?:top|bottom|first) )?(\\d{1,9}|"
                    + String.join("|", NUMBERS.keySet()) + ")\\b(?! ?%| ?percent)");
    private static final Pattern TOP = Words.pattern("\\b(?:top|bottom)\\b");
    private static final Pattern LIST =
            Words.pattern("\\b(?:on|in|of|for|from) (?:the )?(?:price ?list )([a-z0-9][a-z0-9-]{0,62})\\b");
    private static final Pattern LIST_AFTER =
            Words.pattern("\\b(?:on|in|of|for|from) (?:the )?([a-z0-9][a-z0-9-]{0,62}) (?:price ?)?list\\b");
    private static final Pattern CATEGORY = Words.pattern(
            "\\b(?:in|within|of|for|from|under|among|on) (?:the )?(?:category )?[\"'“]?(\\p{L}[\\p{L}\\p{N} &>/'-]*?)[\"'”]?(?: category)?\\s*$");

    /** Words of time: what has one is no category but a time that was not understood. */
    private static final Pattern TIME = Words.pattern(
            "\\b(?:last|past|previous|next|this|coming|since|before|after|until|till|between|minutes?|hours?|days?|weeks?|weekends?"
                    + "|months?|quarters?|years?|summer|winter|spring|autumn|q[1-4]|today|yesterday|tomorrow"
                    + "|" + TimeWords.MONTHS + "|" + TimeWords.DAYS + ")\\b|^fall$");

    private Selection() {}

    /** How many rows are asked for; more than a plan may read are as many as it may. */
    static int takeCount(Words words, int usual) {
        var count = words.take(COUNT).map(match -> number(match.group(1))).orElse(usual);
        words.take(TOP);
        return Math.clamp(count, 1, QueryPlan.MOST);
    }

    static List<Filter> takeFilters(Words words) {
        var filters = new ArrayList<Filter>();
        words.take(LIST)
                .or(() -> words.take(LIST_AFTER))
                .ifPresent(match -> filters.add(new Filter("price_list", Operator.IS, match.group(1))));
        takeCategory(words).ifPresent(category -> filters.add(new Filter("category", Operator.UNDER, category)));
        return filters;
    }

    private static Optional<String> takeCategory(Words words) {
        var candidate = new Words(words.left());
        return candidate
                .take(CATEGORY)
                .map(match -> match.group(1).strip())
                .filter(name -> !TIME.matcher(name).find())
                .filter(name -> !new Words(name).unread().isEmpty())
                .flatMap(name -> words.take(CATEGORY).map(match -> name));
    }

    private static int number(String word) {
        var known = NUMBERS.get(word.toLowerCase(Locale.ROOT));
        return known != null ? known : Integer.parseInt(word);
    }
}
