package io.calibr.engine.json;

import io.calibr.engine.table.Complaint;
import io.calibr.engine.table.Excerpt;
import io.calibr.engine.table.Problem.Kind;
import io.calibr.engine.table.Problems;
import io.calibr.engine.vocabulary.Spelling;
import java.util.List;
import java.util.Optional;

/** Reads the members of an object one by one; whatever has another form than expected is complained about where it stands. */
record JsonMembers(JsonTree.Members object, Problems problems) {

    /** The object; empty and complained about if it is none. */
    static Optional<JsonMembers> of(JsonTree tree, String expected, Problems problems) {
        if (tree instanceof JsonTree.Members members) {
            return Optional.of(new JsonMembers(members, problems));
        }
        problems.at(tree.place()).about(Kind.BAD_JSON, expected);
        return Optional.empty();
    }

    /** Complains about every member that is not one of these. */
    void allow(List<String> known) {
        object.members().forEach((name, tree) -> {
            if (!known.contains(name)) {
                problems.at(tree.place())
                        .about(
                                Kind.UNKNOWN_MEMBER,
                                "\"" + Excerpt.of(name) + "\" is not one of: " + String.join(", ", known),
                                Spelling.nearest(name, known));
            }
        });
    }

    Optional<JsonTree> member(String name) {
        return Optional.ofNullable(object.members().get(name));
    }

    /** The text or number of a member; empty, and complained about, where it is neither; empty where it is not there. */
    Optional<String> text(String name) {
        return member(name).flatMap(tree -> text(tree, problems));
    }

    /** The same of a member that must be there. */
    Optional<String> required(String name) {
        if (member(name).isEmpty()) {
            here().about(Kind.BAD_JSON, "the member " + name + " is missing");
        }
        return text(name);
    }

    Complaint at(String name) {
        return problems.at(member(name).orElse(object).place());
    }

    Complaint here() {
        return problems.at(object.place());
    }

    static Optional<String> text(JsonTree tree, Problems problems) {
        if (tree instanceof JsonTree.Scalar(var _, var text)) {
            return Optional.of(text);
        }
        problems.at(tree.place()).about(Kind.BAD_JSON, "a text or a number");
        return Optional.empty();
    }

    /** The texts of a list that has one at least. */
    static Optional<List<String>> texts(JsonTree tree, Problems problems) {
        if (!(tree instanceof JsonTree.Items(var _, var items)) || items.isEmpty()) {
            problems.at(tree.place()).about(Kind.BAD_LIST, "a list of at least one value");
            return Optional.empty();
        }
        var texts =
                items.stream().flatMap(item -> text(item, problems).stream()).toList();
        return texts.size() == items.size() ? Optional.of(texts) : Optional.empty();
    }
}
