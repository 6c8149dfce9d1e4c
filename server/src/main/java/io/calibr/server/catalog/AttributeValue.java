package io.calibr.server.catalog;

import io.calibr.engine.table.Condition;
import io.calibr.engine.table.Operator;
import io.calibr.engine.table.Value;
import io.calibr.engine.vocabulary.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads values of one attribute as rules read the operands of its term, so that both mean the same. */
record AttributeValue(Term term) {

    /** The value; empty where the text is none. */
    Optional<Value> read(String text) {
        return condition(text, new ArrayList<>()).map(is -> is.operands().getFirst());
    }

    /**
     * The text, once it is known to be a value.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    String checked(String text) {
        var complaints = new ArrayList<String>();
        return condition(text, complaints)
                .map(is -> is.operands().getFirst().text())
                .orElseThrow(() -> new IllegalArgumentException(String.join("; ", complaints)));
    }

    private Optional<Condition> condition(String text, List<String> complaints) {
        return new io.calibr.engine.table.Cells(Optional.empty())
                .condition(
                        term,
                        Operator.IS,
                        List.of(text),
                        (_, message, suggestion) -> complaints.add(message
                                + suggestion
                                        .map(near -> " (did you mean \"" + near + "\"?)")
                                        .orElse("")));
    }
}
