package io.calibr.engine.json;

import io.calibr.engine.table.Action;
import io.calibr.engine.table.ActionWord;
import io.calibr.engine.table.Cells;
import io.calibr.engine.table.Excerpt;
import io.calibr.engine.table.Problem.Kind;
import io.calibr.engine.table.Stage;
import io.calibr.engine.vocabulary.Spelling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a builder rule does: one action, and bounds for the SKUs it touches. */
final class BuilderTransform {

    private static final Map<String, ActionWord> BOUNDS = Map.of(
            "floor", ActionWord.FLOOR,
            "ceiling", ActionWord.CEILING,
            "minMargin", ActionWord.MIN_MARGIN,
            "maxDecrease", ActionWord.MAX_DECREASE,
            "maxIncrease", ActionWord.MAX_INCREASE);
    private static final List<String> MEMBERS = List.of(
            "op",
            "value",
            "mode",
            "compareAt",
            "floor",
            "ceiling",
            "minMargin",
            "maxDecrease",
            "maxIncrease",
            "onBreach");
    private static final List<ActionWord> OPERATIONS = Arrays.stream(ActionWord.values())
            .filter(word -> word.standsIn(Stage.BASE) || word.standsIn(Stage.ADJUST) || word.standsIn(Stage.ROUND))
            .filter(word -> !word.standsIn(Stage.GUARD) && word != ActionWord.COMPARE_AT)
            .toList();

    /** A stage and what a row of it does. */
    record Transform(Stage stage, List<Action> actions) {
        Transform {
            actions = List.copyOf(actions);
        }
    }

    private final Cells cells;

    BuilderTransform(Cells cells) {
        this.cells = cells;
    }

    /** Empty and complained about where it is none. */
    Optional<Transform> read(JsonMembers transform) {
        transform.allow(MEMBERS);
        var word = transform.required("op").flatMap(name -> operation(name, transform));
        if (word.isEmpty()) {
            return Optional.empty();
        }
        var stage = stage(word.get());
        var actions = new ArrayList<Action>();
        modifier("mode", word.get(), transform)
                .ifPresent(mode -> transform
                        .required("value")
                        .flatMap(value -> action(word.get(), mode, "value", value, transform))
                        .ifPresent(actions::add));
        transform
                .text("compareAt")
                .flatMap(value -> bounded(ActionWord.COMPARE_AT, stage, "compareAt", transform)
                        .flatMap(known -> action(known, "", "compareAt", value, transform)))
                .ifPresent(actions::add);
        for (var member : MEMBERS) {
            if (BOUNDS.containsKey(member)) {
                bound(member, stage, transform).ifPresent(actions::add);
            }
        }
        if (transform.member("onBreach").isPresent()
                && BOUNDS.keySet().stream()
                        .noneMatch(name -> transform.member(name).isPresent())) {
            transform.at("onBreach").about(Kind.BAD_MODIFIER, "onBreach goes with a bound, such as floor");
        }
        return Optional.of(new Transform(stage, actions));
    }

    private static Stage stage(ActionWord word) {
        return Arrays.stream(Stage.values()).filter(word::standsIn).findFirst().orElseThrow();
    }

    private static Optional<ActionWord> operation(String name, JsonMembers transform) {
        var word =
                OPERATIONS.stream().filter(known -> known.word().equals(name)).findFirst();
        if (word.isEmpty()) {
            var names = OPERATIONS.stream().map(ActionWord::word).toList();
            transform
                    .at("op")
                    .about(
                            Kind.UNKNOWN_ACTION,
                            "\"" + Excerpt.of(name) + "\" is not one of: " + String.join(", ", names),
                            Spelling.nearest(name, names));
        }
        return word;
    }

    private Optional<Action> bound(String member, Stage stage, JsonMembers transform) {
        return transform
                .text(member)
                .flatMap(value -> bounded(BOUNDS.getOrDefault(member, ActionWord.FLOOR), stage, member, transform)
                        .flatMap(word -> modifier("onBreach", word, transform)
                                .flatMap(on -> action(word, on, member, value, transform))));
    }

    private static Optional<ActionWord> bounded(ActionWord word, Stage stage, String member, JsonMembers transform) {
        if (word.standsIn(stage)) {
            return Optional.of(word);
        }
        transform.at(member).about(Kind.WRONG_STAGE, member + " does not go with this op");
        return Optional.empty();
    }

    private static Optional<String> modifier(String member, ActionWord word, JsonMembers transform) {
        var words = word.modifier().words();
        var written = transform.text(member).filter(_ -> !words.isEmpty() || member.equals("mode"));
        var known = written.isEmpty() ? word.modifier().unsaid() : written.filter(words::contains);
        if (known.isEmpty()) {
            transform
                    .at(member)
                    .about(
                            Kind.BAD_MODIFIER,
                            words.isEmpty()
                                    ? word.word() + " has no " + member
                                    : member + " is one of: " + String.join(", ", words),
                            written.flatMap(text -> Spelling.nearest(text, words)));
        }
        return known;
    }

    private Optional<Action> action(
            ActionWord word, String modifier, String member, String value, JsonMembers transform) {
        if (word.operand() == ActionWord.Operand.AMOUNT && cells.currency().isEmpty()) {
            transform.at(member).about(Kind.MISSING_CURRENCY, "an amount needs \"currency\": \"USD\"");
            return Optional.empty();
        }
        return cells.action(word, modifier, value, transform.at(member));
    }
}
