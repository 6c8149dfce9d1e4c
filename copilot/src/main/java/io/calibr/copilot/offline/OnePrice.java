package io.calibr.copilot.offline;

import io.calibr.copilot.plan.PlanOutcome;
import io.calibr.copilot.plan.PlanOutcome.Planned;
import io.calibr.copilot.plan.Plans;
import io.calibr.copilot.plan.QueryPlan;
import io.calibr.copilot.plan.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Questions about one SKU: why, when and by whom its price was changed, and what it is. */
final class OnePrice implements Phrase {

    private static final String NAME = "(?<name>.+?)";
    private static final String WHEN =
            "(?: (?:today|yesterday|recently|lately|last (?:week|month|night|time)|this (?:week|month)|again|suddenly|so much|that much|a lot|then|now|overnight)"
                    + "| (?:from|to|by) [$€£]?\\d[\\d.,]*(?: ?(?:%|percent|per cent|[a-z]{3}))?)*";
    private static final String MOVED =
            "(?:change[ds]?|changing|differ(?:ent|s)?|drop(?:ped|s)?|fall(?:en|s)?|fell|ris(?:e|en|es)|rose|go(?:ne|es|ing)? (?:up|down)|went (?:up|down)|come down|came down"
                    + "|increased?|decreased?|reduced?|raised?|lowered|cut|adjusted|updated|moved?|jump(?:ed)?|modified|get (?:cheaper|dearer)|become cheaper)";
    private static final String BECAME =
            "(?:(?:so |that |this |much |suddenly |now |even )*(?:cheap(?:er)?|expensive|dear(?:er)?|more expensive|less expensive|pric(?:ey|ier)|low(?:er)?|high(?:er)?))";
    private static final String PRICE = "(?:the )?(?:(?:selling|current|new|retail|list|sale) )?pric(?:e|ing|es)";
    private static final String OF = " (?:of|for|on) (?:the )?(?:sku )?(?:product )?";
    private static final String START =
            "^(?:(?:please|can you|could you|tell me|explain|explain to me|show me|do you know|i want to know|say)[, ]+)*";
    private static final String END = WHEN + "$";

    private static final List<Pattern> WHY = patterns(
            START
                    + "(?:why|how come|how|when)(?: and (?:when|why|how|by whom))? (?:did|does|has|have|had|was|were|is|are) "
                    + PRICE + OF + NAME + " (?:been |being )?(?:" + MOVED + "|" + BECAME + ")" + END,
            START + "(?:why|how come|how|when) " + PRICE + OF + NAME + " (?:has |was |is |did )?(?:been )?(?:" + MOVED
                    + "|" + BECAME + ")" + END,
            START + "(?:why|how come|how|when) (?:did|does|has|have|had|was|were|is|are) " + NAME
                    + "(?:'s|’s)? (?:selling |current )?pric(?:e|es) (?:been |being )?(?:" + MOVED + "|" + BECAME + ")"
                    + END,
            START
                    + "(?:why|how come|how|when) (?:did|has|have|had) (?:you|we|they|calibr|somebody|someone|anyone|the system) (?:change|raise|lower|cut|reduce|increase|update|adjust)d? "
                    + PRICE + OF + NAME + END,
            START + "why (?:is|was|are) " + PRICE + OF + NAME + END,
            START
                    + "(?:who|what|which (?:rule|row|run|rulebook|table))(?: has| have)? (?:changed|approved|set|moved|raised|lowered|cut|caused|made|requested|reduced|increased|authori[sz]ed|signed off)(?: on)? "
                    + PRICE + "(?: change| cut| increase| drop)?s?" + OF + NAME + END,
            START
                    + "(?:who|what|which (?:rule|row|run|rulebook|table))(?: has| have)? (?:changed|approved|moved|caused|made|requested) (?:the )?(?:last )?(?:price )?(?:change|cut|increase|drop)s?(?: in price)?"
                    + OF + NAME + END,
            START
                    + "(?:explain|describe|show)(?: me| us)? (?:why |how )?(?:the )?(?:last )?(?:price|pricing)(?: (?:change|history|drop|cut|increase))?s?"
                    + OF + NAME + END,
            START + "what(?:'s| has| is)? happen(?:ed|ing)? (?:to|with) (?:" + PRICE + OF + "|the )?" + NAME + END,
            START + "when was " + NAME + " last (?:changed|repriced)" + END,
            START + "(?:why|how come|when) (?:did|does|has|have|had|was|were|is|are) (?:the )?(?:sku )?" + NAME
                    + " (?:been |being |become |get |getting |got )?(?:" + MOVED + "|repriced|" + BECAME
                    + "|on sale)(?: in price)?" + END);

    private static final List<Pattern> WHAT = patterns(
            START
                    + "(?:what(?:'s|’s| is| are)?|show(?: me)?|give me) (?:the )?(?:current |selling )?(?:price|margin|cost|price and margin|margin and price|price and cost)s?"
                    + OF + NAME + END,
            START + "how much (?:is|are|does|do) (?:the )?" + NAME + "(?: cost| sell for)?" + END,
            START + "what (?:does|do) (?:the )?" + NAME + " (?:cost|sell for)" + END);

    /** Words that speak of many prices or of none, so that they are nobody's name. */
    private static final Pattern NOT_A_NAME = Words.pattern(
            "^(?:the |all |any |my |our |some |these |those |which |every )*(?:prices?|products?|skus?|items?|everything|things?|it|that|this|they|them|margins?|change[ds]?|something|anything)?$"
                    + "|^[^\\p{L}\\p{N}]*$|^(?:the )?prices? of\\b|^(?:the )?(?:last|past|previous|today|yesterday)\\b|\\b(?:lowest|highest|since)\\b");

    @Override
    public Optional<PlanOutcome> read(String text, Scope scope) {
        return first(text, WHY, Plans::lastChange).or(() -> first(text, WHAT, Plans::priceOf));
    }

    private static Optional<PlanOutcome> first(String text, List<Pattern> patterns, Function<String, QueryPlan> plan) {
        var question = text.replaceAll("[\\s?!.]+$", "");
        return patterns.stream()
                .map(pattern -> pattern.matcher(question))
                .filter(Matcher::find)
                .map(matcher -> unquoted(matcher.group("name")))
                .filter(name -> !NOT_A_NAME.matcher(name).find())
                .findFirst()
                .map(name -> new Planned(plan.apply(name)));
    }

    private static String unquoted(String name) {
        return name.strip()
                .replaceAll("^[\"'“”‘’«»„]+|[\"'“”‘’«»]+$", "")
                .replaceAll("(?:'s|’s)$", "")
                .strip();
    }

    private static List<Pattern> patterns(String... regexes) {
        return Arrays.stream(regexes).map(Words::pattern).toList();
    }
}
