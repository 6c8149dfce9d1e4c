package io.calibr.server.catalog;

import io.calibr.engine.price.AttributeReader;
import io.calibr.engine.vocabulary.Range;
import io.calibr.engine.vocabulary.Term;
import io.calibr.engine.vocabulary.TermType;
import io.calibr.engine.vocabulary.Vocabulary;
import io.calibr.server.problem.Kind;
import io.calibr.server.problem.PricingProblem;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A project's own attributes as the API takes and shows them, in the project's order. */
public record AttributesView(@Nullable List<AttributeView> attributes) {

    static final int MOST = 200;

    private static final int MOST_VALUES = 500;
    private static final int LONGEST = 200;

    private static final Set<TermType> LISTED = Set.of(TermType.TEXT, TermType.PATH, TermType.TAGS);

    /**
     * One attribute.
     *
     * @param name as rules write it: {@code shelf-life}
     * @param type TEXT, PATH, MONEY, NUMBER, PERCENT, DATE, TIME, FLAG or TAGS
     * @param meaning one sentence for authors
     * @param unit what a number counts
     * @param least the lowest number there may be, and {@code most} the highest; each open where it is not there
     * @param allowed the only texts there may be; none for no restriction
     */
    public record AttributeView(
            @Nullable String name,
            @Nullable String type,
            @Nullable String meaning,
            @Nullable String unit,
            @Nullable BigDecimal least,
            @Nullable BigDecimal most,
            @Nullable List<String> allowed) {

        static AttributeView of(Term term) {
            return new AttributeView(
                    term.name(),
                    term.type().name(),
                    term.meaning(),
                    term.unit().orElse(null),
                    term.range().flatMap(Range::least).orElse(null),
                    term.range().flatMap(Range::most).orElse(null),
                    term.allowed().stream().sorted().toList());
        }
    }

    static AttributesView of(List<Term> terms) {
        return new AttributesView(terms.stream().map(AttributeView::of).toList());
    }

    /** The words they define; a problem that names the member where one is none. */
    List<Term> terms() {
        var all = Objects.requireNonNullElse(attributes, List.<AttributeView>of());
        if (all.size() > MOST) {
            throw refused("attributes", "a project has at most " + MOST + " attributes");
        }
        var names = new HashSet<String>();
        return IntStream.range(0, all.size())
                .mapToObj(index -> term(all.get(index), "attributes/" + index, names))
                .toList();
    }

    private static Term term(AttributeView wanted, String place, Set<String> names) {
        var name = Objects.requireNonNullElse(wanted.name(), "");
        if (!Term.isName(name)) {
            throw refused(place + "/name", "a name has lower case letters, digits and single hyphens");
        }
        if (Vocabulary.standard().find(name).isPresent() || !names.add(name)) {
            throw refused(place + "/name", "the word " + name + " already has a meaning of its own");
        }
        var type = Arrays.stream(TermType.values())
                .filter(known -> known.name().equals(wanted.type()))
                .findFirst()
                .orElseThrow(() -> refused(
                        place + "/type",
                        "a type is one of: "
                                + String.join(
                                        ", ",
                                        Arrays.stream(TermType.values())
                                                .map(Enum::name)
                                                .sorted()
                                                .toList())));
        return new Term(
                name,
                type,
                text(wanted.meaning(), place + "/meaning").orElse("An attribute of the catalogue"),
                allowed(wanted, type, place + "/allowed"),
                text(wanted.unit(), place + "/unit"),
                range(wanted, type, place));
    }

    private static Set<String> allowed(AttributeView wanted, TermType type, String place) {
        var values = Objects.requireNonNullElse(wanted.allowed(), List.<String>of());
        if (!values.isEmpty() && !LISTED.contains(type)) {
            throw refused(place, "only TEXT, PATH and TAGS have a list of values");
        }
        if (values.size() > MOST_VALUES || Set.copyOf(values).size() < values.size()) {
            throw refused(place, "at most " + MOST_VALUES + " values, each once");
        }
        var any = new AttributeReader(Term.of("value", type, ""));
        values.stream()
                .filter(value ->
                        value.length() > LONGEST || !any.takes(value) || (type == TermType.TAGS && value.contains(";")))
                .findFirst()
                .ifPresent(value -> {
                    throw refused(
                            place,
                            "a value has 1 to " + LONGEST + " visible characters"
                                    + (type == TermType.TAGS ? " without semicolons" : ""));
                });
        return Set.copyOf(values);
    }

    private static Optional<Range> range(AttributeView wanted, TermType type, String place) {
        var least = Optional.ofNullable(wanted.least());
        var most = Optional.ofNullable(wanted.most());
        if (least.isEmpty() && most.isEmpty()) {
            return Optional.empty();
        }
        if (type != TermType.NUMBER && type != TermType.PERCENT) {
            throw refused(place + "/least", "only NUMBER and PERCENT have a range");
        }
        if (least.isPresent() && most.isPresent() && least.get().compareTo(most.get()) > 0) {
            throw refused(place + "/most", "it is below least");
        }
        return Optional.of(new Range(least, most));
    }

    private static Optional<String> text(@Nullable String text, String place) {
        var stripped = Optional.ofNullable(text).map(String::strip).filter(some -> !some.isEmpty());
        if (stripped.filter(some -> some.length() > LONGEST).isPresent()) {
            throw refused(place, "at most " + LONGEST + " characters");
        }
        return stripped;
    }

    private static PricingProblem refused(String member, String why) {
        return Kind.INVALID_VALUE.because(why).with("member", member);
    }
}
