package io.calibr.engine.table;

import io.calibr.engine.table.Problem.Kind;
import io.calibr.engine.vocabulary.Spelling;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The lines {@code # key: value} above a table's header. */
final class Preamble {

    enum Key {
        TABLE,
        STAGE,
        HIT_POLICY,
        CURRENCY,
        EFFECTIVE,
        WEEKLY
    }

    private record Said(String value, Complaint place) {}

    private final Map<Key, Said> said = new HashMap<>();

    /** Takes one line, without the cells a spreadsheet may have added behind it. */
    void add(String line, Complaint complaint) {
        var parts = line.substring(1).split(":", 2);
        var word = parts[0].strip();
        var key = Words.find(Key.class, word);
        if (key.isEmpty() || parts.length == 1) {
            complaint.about(
                    Kind.UNKNOWN_PROPERTY,
                    "\"" + Excerpt.of(line) + "\" is not one of: # table:, # stage:, # hit-policy:, # currency:,"
                            + " # effective:, # weekly:",
                    Spelling.nearest(word, Words.of(Key.values())));
        } else if (said.putIfAbsent(key.get(), new Said(parts[1].strip(), complaint)) != null) {
            complaint.about(Kind.REPEATED_PROPERTY, "# " + word + ": is said twice");
        }
    }

    /** The table's name; empty, and complained about, if there is none or it cannot be a name. */
    Optional<String> table(Complaint top) {
        var name = required(Key.TABLE, top);
        name.filter(n -> !DecisionTable.isName(n.value()))
                .ifPresent(n -> n.place()
                        .about(
                                Kind.BAD_PROPERTY,
                                "a table's name has lower case letters and digits, with single hyphens between them"));
        return name.map(Said::value);
    }

    Optional<Stage> stage(Complaint top) {
        return required(Key.STAGE, top).flatMap(word -> constant(Key.STAGE, Stage.class, word));
    }

    Optional<HitPolicy> hitPolicy(Complaint top) {
        return required(Key.HIT_POLICY, top).flatMap(word -> constant(Key.HIT_POLICY, HitPolicy.class, word));
    }

    Optional<Currency> currency() {
        var code = Optional.ofNullable(said.get(Key.CURRENCY));
        var currency = code.flatMap(c -> Currencies.find(c.value()));
        if (currency.isEmpty()) {
            code.ifPresent(c -> c.place()
                    .about(Kind.BAD_PROPERTY, "\"" + Excerpt.of(c.value()) + "\" is not an ISO 4217 currency"));
        }
        return currency;
    }

    /** Always where nothing is said; empty, and complained about, if it cannot be read. */
    Optional<Schedule> schedule(Complaint top) {
        var effective = Optional.ofNullable(said.get(Key.EFFECTIVE));
        var weekly = Optional.ofNullable(said.get(Key.WEEKLY));
        return ScheduleReader.read(
                effective.map(Said::value),
                effective.map(Said::place).orElse(top),
                weekly.map(Said::value),
                weekly.map(Said::place).orElse(top));
    }

    private Optional<Said> required(Key key, Complaint top) {
        var value = Optional.ofNullable(said.get(key));
        if (value.isEmpty()) {
            top.about(Kind.MISSING_PROPERTY, "the line # " + Words.of(key) + ": is missing above the header");
        }
        return value;
    }

    private static <E extends Enum<E>> Optional<E> constant(Key key, Class<E> type, Said word) {
        var constant = Words.find(type, word.value());
        if (constant.isEmpty()) {
            var known = Words.of(type.getEnumConstants());
            word.place()
                    .about(
                            Kind.BAD_PROPERTY,
                            Words.of(key) + " is one of: " + String.join(", ", known),
                            Spelling.nearest(word.value(), known));
        }
        return constant;
    }
}
