package io.calibr.engine.dialect;

import io.calibr.engine.table.ActionWord;
import io.calibr.engine.vocabulary.Spelling;
import io.calibr.engine.vocabulary.Term;
import io.calibr.engine.vocabulary.TermType;
import io.calibr.engine.vocabulary.Vocabulary;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How terms and actions are called in DRL: {@code compare-at} is the field {@code compareAt}, {@code min-margin} the
 * call {@code minMargin}. A name that Java or DRL has taken gets an underscore: {@code class_}. A PATH has a second
 * field, {@code categoryPath}, which holds the path and all paths above it.
 */
final class Names {

    private static final Set<String> TAKEN = Set.of(
            ("abstract assert boolean break byte case catch char class const continue default do double else enum extends"
                            + " final finally float for goto if implements import instanceof int interface long native"
                            + " new package private protected public return short static strictfp super switch"
                            + " synchronized this throw throws transient try void volatile while true false null var"
                            + " record rule query when then end function global declare unit template eval not exists"
                            + " forall accumulate collect from in or and over contains matches str memberOf soundslike"
                            + " salience timer enabled dialect attributes action init result reverse")
                    .split(" ", -1));

    /**
     * What a field tests.
     *
     * @param under whether it asks what a PATH lies below
     */
    record Field(Term term, boolean under) {}

    private final Map<String, Field> fields = new HashMap<>();

    Names(Vocabulary vocabulary) {
        var ambiguous = new HashSet<String>();
        for (var term : vocabulary.terms()) {
            add(of(term), new Field(term, false), ambiguous);
            if (term.type() == TermType.PATH) {
                add(pathOf(term), new Field(term, true), ambiguous);
            }
        }
        fields.keySet().removeAll(ambiguous);
    }

    private void add(String name, Field field, Set<String> ambiguous) {
        if (fields.putIfAbsent(name, field) != null) {
            ambiguous.add(name);
        }
    }

    Optional<Field> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    Optional<String> nearestField(String name) {
        return Spelling.nearest(name, fields.keySet());
    }

    static Optional<ActionWord> call(String name) {
        return Arrays.stream(ActionWord.values())
                .filter(word -> of(word).equals(name))
                .findFirst();
    }

    static Optional<String> nearestCall(String name) {
        return Spelling.nearest(
                name, Arrays.stream(ActionWord.values()).map(Names::of).toList());
    }

    static String of(Term term) {
        var name = camel(term.name());
        return TAKEN.contains(name) ? name + "_" : name;
    }

    static String pathOf(Term term) {
        return camel(term.name()) + "Path";
    }

    static String of(ActionWord word) {
        return camel(word.word());
    }

    /** The last part of the package: hyphens cannot stand there. */
    static String packagePart(String table) {
        var part = table.replace('-', '_');
        return TAKEN.contains(part) ? part + "_" : part;
    }

    /** The table whose {@link #packagePart} this is. */
    static String table(String packagePart) {
        var part = packagePart.endsWith("_") ? packagePart.substring(0, packagePart.length() - 1) : packagePart;
        return part.replace('_', '-');
    }

    private static String camel(String words) {
        var parts = words.split("-", -1);
        var name = new StringBuilder(parts[0]);
        for (var i = 1; i < parts.length; i++) {
            name.append(parts[i].substring(0, 1).toUpperCase(Locale.ROOT)).append(parts[i].substring(1));
        }
        return name.toString();
    }
}
