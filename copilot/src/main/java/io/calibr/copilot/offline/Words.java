package io.calibr.copilot.offline;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The words of a question that nobody has understood yet. What is left at the end is more than the plan says. */
final class Words {

    private static final Set<String> FILLERS = Set.of(
            ("a all an and any are as at be been by can could currently did display do does find for from get give got had has have"
                            + " hello hey hi how i in is it its just kindly know let like list many me my need now of on ones or our out"
                            + " overview please quick quickly report right see show skus sku goods item items product products catalog"
                            + " catalogue shop tell than thank thanks that the their them there these they this those to up us want was we"
                            + " were what what's which who will with would you your today's about more current")
                    .split(" "));

    private String left;

    Words(String text) {
        left = " " + text.replaceAll("[?!.;]+(?=\\s|$)", " ").strip() + " ";
    }

    /** The first match in what is left, which stays there. */
    Optional<MatchResult> find(Pattern pattern) {
        return pattern.matcher(left).results().findFirst();
    }

    /** Takes the first match out of what is left. */
    Optional<MatchResult> take(Pattern pattern) {
        var matcher = pattern.matcher(left);
        if (!matcher.find()) {
            return Optional.empty();
        }
        var found = matcher.toMatchResult();
        left = left.substring(0, found.start()) + " " + left.substring(found.end());
        return Optional.of(found);
    }

    /** Takes every match; whether there was one. */
    boolean takeAll(Pattern pattern) {
        var found = false;
        while (take(pattern).isPresent()) {
            found = true;
        }
        return found;
    }

    String left() {
        return left.strip();
    }

    /** The words that were neither taken nor mere filling. */
    String unread() {
        var unread = new StringBuilder();
        for (var word : left.strip().split("[\\s,:\"“”'’()]+", -1)) {
            if (!word.isEmpty() && !FILLERS.contains(word.toLowerCase(Locale.ROOT))) {
                unread.append(unread.isEmpty() ? "" : " ").append(word);
            }
        }
        return unread.toString();
    }

    static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
