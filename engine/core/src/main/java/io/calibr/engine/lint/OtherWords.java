package io.calibr.engine.lint;

import io.calibr.engine.table.Condition;
import io.calibr.engine.table.Operator;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds one word of every kind, where a kind is the patterns a word fits. A word is put together from what it must start
 * with, contain and end with, with something between that no pattern knows: so it fits nothing it need not fit, and a kind
 * without such a word does not exist.
 */
final class OtherWords {

    private static final List<String> PLAIN = List.of("Other", "Another", "Else", "Any", "None", "X", "7");

    private final List<Condition> patterns;
    private final String glue;
    private final Map<BitSet, String> found = new LinkedHashMap<>();

    private OtherWords(List<Condition> patterns, String glue) {
        this.patterns = patterns;
        this.glue = glue;
    }

    /** A word for each kind, none of them among {@code named}; nothing where there are more than {@code most} kinds. */
    static Optional<List<String>> of(Set<String> named, List<Condition> patterns, int most) {
        var texts = Stream.concat(named.stream(), patterns.stream().map(pattern -> text(pattern)))
                .collect(Collectors.toSet());
        var words = new OtherWords(patterns, glue(texts));
        return words.findAll(anyBut(texts), most) ? Optional.of(List.copyOf(words.found.values())) : Optional.empty();
    }

    /** A word that is none of {@code texts} and contains none of them. */
    static String anyBut(Collection<String> texts) {
        return PLAIN.stream()
                .filter(word -> texts.stream().noneMatch(word::contains))
                .findFirst()
                .orElseGet(() -> glue(texts));
    }

    /** A character that stands in none of the texts. */
    private static String glue(Collection<String> texts) {
        return Stream.of(" ", "-", "_", "~", "\u00b7")
                .filter(glue -> texts.stream().noneMatch(text -> text.contains(glue)))
                .findFirst()
                .orElseGet(() -> unused(texts));
    }

    private static String unused(Collection<String> texts) {
        var letter = 'a';
        while (isUsed(texts, letter)) {
            letter++;
        }
        return String.valueOf(letter);
    }

    private static boolean isUsed(Collection<String> texts, char letter) {
        return texts.stream().anyMatch(text -> text.indexOf(letter) >= 0);
    }

    /** Starts with the word that fits nothing and asks for one more pattern at a time. */
    private boolean findAll(String plain, int most) {
        var toGrow = new ArrayDeque<BitSet>();
        toGrow.add(new BitSet());
        found.put(new BitSet(), plain);
        while (!toGrow.isEmpty()) {
            var kind = toGrow.remove();
            for (var next = kind.nextClearBit(0); next < patterns.size(); next = kind.nextClearBit(next + 1)) {
                var wanted = (BitSet) kind.clone();
                wanted.set(next);
                var word = word(wanted);
                if (word != null && found.putIfAbsent(kind(word), word) == null) {
                    toGrow.add(kind(word));
                    if (found.size() > most) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private BitSet kind(String word) {
        var kind = new BitSet();
        for (var i = 0; i < patterns.size(); i++) {
            kind.set(i, WordAxis.fits(patterns.get(i), word));
        }
        return kind;
    }

    /** A word that fits at least the wanted patterns; null where none does. */
    private @Nullable String word(BitSet wanted) {
        var start = longest(wanted, Operator.STARTS_WITH);
        var end = longest(wanted, Operator.ENDS_WITH);
        var middle = wanted.stream()
                .mapToObj(patterns::get)
                .filter(pattern -> pattern.operator() == Operator.CONTAINS)
                .map(pattern -> text(pattern) + glue)
                .collect(Collectors.joining());
        var word = start + glue + middle + end;
        return wanted.stream().allMatch(i -> WordAxis.fits(patterns.get(i), word)) ? word : null;
    }

    private String longest(BitSet wanted, Operator operator) {
        return wanted.stream()
                .mapToObj(patterns::get)
                .filter(pattern -> pattern.operator() == operator)
                .map(pattern -> text(pattern))
                .reduce("", (a, b) -> b.length() > a.length() ? b : a);
    }

    private static String text(Condition pattern) {
        return pattern.operands().getFirst().text();
    }
}
