package io.calibr.engine.compile;

import io.calibr.engine.guard.Guardrails;
import io.calibr.engine.table.Action;
import io.calibr.engine.table.Condition;
import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.table.Formula;
import io.calibr.engine.table.Operator;
import io.calibr.engine.table.Row;
import io.calibr.engine.table.Value;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The canonical form of rules, and its SHA-256. Every text is written with its length before it, so that no content can
 * be mistaken for structure.
 */
final class ContentHash {

    /** Changes when the canonical form does, so that old and new hashes never meet. */
    private static final String FORM = "calibr-rules-1";

    private final StringBuilder form = new StringBuilder(FORM);

    private ContentHash() {}

    static String of(List<DecisionTable> tables, Guardrails guardrails) {
        var canonical = new ContentHash();
        tables.forEach(canonical::add);
        canonical.add(currency(guardrails.currency() == null ? List.of() : List.of(guardrails.currency())));
        guardrails.all().forEach(canonical::add);
        return sha256(canonical.form.toString());
    }

    private void add(DecisionTable table) {
        add("table");
        add(table.name());
        add(table.stage().name());
        add(table.hitPolicy().name());
        add(currency(table.currency().stream().toList()));
        if (!table.schedule().isAlways()) {
            add("schedule");
            add(table.schedule().effectiveText().orElse(""));
            add(table.schedule().weeklyText().orElse(""));
        }
        table.rows().forEach(this::add);
    }

    private void add(Row row) {
        add("row");
        add(row.id());
        add(Integer.toString(row.priority()));
        add(row.exclusiveGroup().isPresent() ? "group" : "no group");
        add(row.exclusiveGroup().orElse(""));
        row.conditions().stream().map(ContentHash::canonical).sorted().forEach(this::add);
        row.when().ifPresent(formula -> {
            add("when");
            add(canonical(formula));
        });
        add("then");
        row.actions().forEach(this::add);
    }

    private void add(Action action) {
        add(action.getClass().getSimpleName());
        for (var component : action.getClass().getRecordComponents()) {
            try {
                var value = component.getAccessor().invoke(action);
                add(value instanceof BigDecimal number ? plain(number) : String.valueOf(value));
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException("the accessors of an action are public", impossible);
            }
        }
    }

    private void add(String text) {
        form.append(text.length()).append(':').append(text);
    }

    private static String canonical(Formula formula) {
        var nested = new ContentHash();
        nested.add(formula.getClass().getSimpleName());
        switch (formula) {
            case Formula.Test(var condition) -> nested.add(canonical(condition));
            case Formula.Not(var part) -> nested.add(canonical(part));
            case Formula.All(var parts) -> nested.addSorted(parts);
            case Formula.Any(var parts) -> nested.addSorted(parts);
        }
        return nested.form.toString();
    }

    private void addSorted(List<Formula> parts) {
        parts.stream().map(ContentHash::canonical).sorted().forEach(this::add);
    }

    private static String canonical(Condition condition) {
        var nested = new ContentHash();
        nested.add(condition.term().name());
        nested.add(condition.operator().name());
        var operands = condition.operands().stream().map(ContentHash::plain);
        var ordered = condition.operator() == Operator.BETWEEN ? operands : operands.sorted();
        nested.add(ordered.map(text -> text.length() + ":" + text).collect(Collectors.joining()));
        return nested.form.toString();
    }

    private static String plain(Value value) {
        return value instanceof Value.Decimal decimal ? plain(decimal.number()) : value.text();
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static String currency(List<Currency> currencies) {
        return currencies.stream().map(Currency::getCurrencyCode).collect(Collectors.joining());
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
