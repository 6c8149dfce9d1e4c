package io.calibr.engine.json;

import io.calibr.engine.table.Cells;
import io.calibr.engine.table.Complaint;
import io.calibr.engine.table.Condition;
import io.calibr.engine.table.Excerpt;
import io.calibr.engine.table.Formula;
import io.calibr.engine.table.Operator;
import io.calibr.engine.table.Problem.Kind;
import io.calibr.engine.table.Problems;
import io.calibr.engine.vocabulary.Spelling;
import io.calibr.engine.vocabulary.Term;
import io.calibr.engine.vocabulary.TermType;
import io.calibr.engine.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads which SKUs a builder rule is for. */
final class BuilderSelector {

    private static final List<String> FORMS = List.of("sku", "tags", "price", "field", "and", "or", "not");
    private static final Map<String, Operator> OPERATORS = Map.ofEntries(
            Map.entry("eq", Operator.IS),
            Map.entry("ne", Operator.IS_NOT),
            Map.entry("gt", Operator.MORE_THAN),
            Map.entry("gte", Operator.AT_LEAST),
            Map.entry("lt", Operator.LESS_THAN),
            Map.entry("lte", Operator.AT_MOST),
            Map.entry("in", Operator.IN),
            Map.entry("contains", Operator.CONTAINS),
            Map.entry("startsWith", Operator.STARTS_WITH),
            Map.entry("endsWith", Operator.ENDS_WITH),
            Map.entry("under", Operator.UNDER),
            Map.entry("anyOf", Operator.ANY_OF),
            Map.entry("allOf", Operator.ALL_OF));

    private final Vocabulary vocabulary;
    private final Cells cells;
    private final Problems problems;

    BuilderSelector(Vocabulary vocabulary, Cells cells, Problems problems) {
        this.vocabulary = vocabulary;
        this.cells = cells;
        this.problems = problems;
    }

    /** What the selector asks; empty for all, and, complained about, for what is no selector. */
    Optional<Formula> read(JsonTree tree) {
        if (tree instanceof JsonTree.Scalar(var _, var word) && word.equals("all")) {
            return Optional.empty();
        }
        var formula = formula(tree);
        if (formula.filter(found ->
                        found.depth() > Formula.DEEPEST || found.conditions().size() > Formula.MOST_TESTS)
                .isPresent()) {
            problems.at(tree.place())
                    .about(
                            Kind.TOO_LARGE,
                            "a selector has at most " + Formula.MOST_TESTS + " tests and " + Formula.DEEPEST
                                    + " levels");
        }
        return formula;
    }

    private Optional<Formula> formula(JsonTree tree) {
        return JsonMembers.of(
                        tree,
                        "a selector is \"all\" or an object: {\"field\": \"brand\", \"op\": \"eq\", ..}",
                        problems)
                .flatMap(this::formula);
    }

    private Optional<Formula> formula(JsonMembers selector) {
        var forms = selector.object().members().keySet().stream()
                .filter(FORMS::contains)
                .toList();
        if (forms.size() != 1) {
            selector.allow(FORMS);
            selector.here().about(Kind.BAD_JSON, "a selector has exactly one of: " + String.join(", ", FORMS));
            return Optional.empty();
        }
        var form = forms.getFirst();
        selector.allow(form.equals("field") ? List.of("field", "op", "value") : List.of(form));
        var tree = selector.member(form).orElseThrow();
        return switch (form) {
            case "sku" -> several("sku", Operator.IN, tree);
            case "tags" -> several("tags", Operator.ANY_OF, tree);
            case "price" ->
                JsonMembers.of(tree, "a range: {\"from\": 10, \"to\": 20}", problems)
                        .flatMap(this::price);
            case "not" -> formula(tree).map(Formula.Not::new);
            case "and", "or" -> joined(form, tree);
            default -> field(selector);
        };
    }

    private Optional<Formula> joined(String form, JsonTree tree) {
        if (!(tree instanceof JsonTree.Items(var _, var items)) || items.isEmpty()) {
            problems.at(tree.place()).about(Kind.BAD_JSON, form + " joins a list of at least one selector");
            return Optional.empty();
        }
        var parts = new ArrayList<Formula>();
        items.forEach(item -> formula(item).ifPresent(parts::add));
        if (parts.size() < items.size()) {
            return Optional.empty();
        }
        return Optional.of(
                parts.size() == 1
                        ? parts.getFirst()
                        : form.equals("and") ? new Formula.All(parts) : new Formula.Any(parts));
    }

    private Optional<Formula> several(String name, Operator operator, JsonTree tree) {
        return JsonMembers.texts(tree, problems)
                .flatMap(texts -> term(name, problems.at(tree.place()))
                        .flatMap(term -> cells.condition(term, operator, texts, problems.at(tree.place()))))
                .map(Formula.Test::new);
    }

    /** Both ends are included; one of them may be open. */
    private Optional<Formula> price(JsonMembers range) {
        range.allow(List.of("from", "to"));
        var from = range.text("from");
        var to = range.text("to");
        var operator = from.isEmpty() ? Operator.AT_MOST : to.isEmpty() ? Operator.AT_LEAST : Operator.BETWEEN;
        var ends = new ArrayList<String>();
        from.ifPresent(ends::add);
        to.ifPresent(ends::add);
        if (ends.isEmpty()) {
            range.here().about(Kind.BAD_RANGE, "a range has an end: from, to or both");
            return Optional.empty();
        }
        return term("price", range.here())
                .flatMap(term -> cells.condition(term, operator, ends, range.here()))
                .map(Formula.Test::new);
    }

    private Optional<Formula> field(JsonMembers test) {
        var term = test.text("field").flatMap(name -> term(name, test.at("field")));
        var word = test.required("op");
        var operator = word.flatMap(known -> Optional.ofNullable(OPERATORS.get(known)));
        if (word.isPresent() && operator.isEmpty()) {
            test.at("op")
                    .about(
                            Kind.UNKNOWN_OPERATOR,
                            "\"" + Excerpt.of(word.get()) + "\" is not one of: "
                                    + String.join(
                                            ", ",
                                            OPERATORS.keySet().stream().sorted().toList()),
                            Spelling.nearest(word.get(), OPERATORS.keySet()));
        }
        if (test.member("value").isEmpty()) {
            test.here().about(Kind.BAD_JSON, "the member value is missing");
        }
        return term.flatMap(known -> operator.flatMap(op -> condition(test, known, op)))
                .map(Formula.Test::new);
    }

    private Optional<Condition> condition(JsonMembers test, Term term, Operator operator) {
        if (!operator.takes(term.type())) {
            test.at("op").about(Kind.OPERATOR_MISFIT, operator.word() + " does not fit " + term.name());
            return Optional.empty();
        }
        return test.member("value")
                .flatMap(value -> operator.operands() == Operator.Operands.MANY
                        ? JsonMembers.texts(value, problems)
                        : JsonMembers.text(value, problems).map(List::of))
                .flatMap(operands -> cells.condition(term, operator, operands, test.at("value")));
    }

    private Optional<Term> term(String name, Complaint complaint) {
        var term = vocabulary.find(name);
        if (term.isEmpty()) {
            complaint.about(
                    Kind.UNKNOWN_TERM,
                    "\"" + Excerpt.of(name) + "\" is not a word of the vocabulary",
                    vocabulary.nearest(name).map(Term::name));
        } else if (term.get().type() == TermType.MONEY && cells.currency().isEmpty()) {
            complaint.about(Kind.MISSING_CURRENCY, name + " holds amounts: say \"currency\": \"USD\"");
            return Optional.empty();
        }
        return term;
    }
}
