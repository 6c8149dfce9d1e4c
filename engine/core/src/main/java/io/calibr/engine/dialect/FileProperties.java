package io.calibr.engine.dialect;

import io.calibr.engine.table.Complaint;
import io.calibr.engine.table.Currencies;
import io.calibr.engine.table.Excerpt;
import io.calibr.engine.table.HitPolicy;
import io.calibr.engine.table.Problem.Kind;
import io.calibr.engine.table.Schedule;
import io.calibr.engine.table.ScheduleReader;
import io.calibr.engine.table.Stage;
import io.calibr.engine.table.Words;
import io.calibr.engine.vocabulary.Spelling;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a DRL file says of the whole table. DRL has no place for it but the rules, so every rule says the same. */
record FileProperties(List<RuleText> rules, SourceText text) {

    Optional<Stage> stage() {
        var word = same(rule -> Optional.ofNullable(rule.attributes().get("agenda-group")), "agenda-group");
        if (word.isEmpty()) {
            text.at(rules.getFirst().start().offset())
                    .about(Kind.MISSING_PROPERTY, "every rule says its stage: agenda-group \"adjust\"");
            return Optional.empty();
        }
        var stage = Words.find(Stage.class, word.get().text());
        if (stage.isEmpty()) {
            unknown(word.get(), Words.of(Stage.values()));
        }
        return stage;
    }

    HitPolicy hitPolicy() {
        var word = same(rule -> Optional.ofNullable(rule.annotations().get("hitPolicy")), "@hitPolicy");
        if (word.isEmpty()) {
            return HitPolicy.COLLECT;
        }
        var hitPolicy = Words.find(HitPolicy.class, word.get().text());
        if (hitPolicy.isEmpty()) {
            unknown(word.get(), Words.of(HitPolicy.values()));
        }
        return hitPolicy.orElse(HitPolicy.COLLECT);
    }

    Optional<Currency> currency() {
        var code = same(rule -> Optional.ofNullable(rule.annotations().get("currency")), "@currency");
        var currency = code.flatMap(c -> Currencies.find(c.text()));
        if (currency.isEmpty()) {
            code.ifPresent(c -> text.at(c.offset())
                    .about(Kind.BAD_PROPERTY, "\"" + Excerpt.of(c.text()) + "\" is not an ISO 4217 currency"));
        }
        return currency;
    }

    /** Always where nothing is said, or what is said cannot be read. */
    Schedule schedule() {
        var effective = same(rule -> Optional.ofNullable(rule.annotations().get("effective")), "@effective");
        var weekly = same(rule -> Optional.ofNullable(rule.annotations().get("weekly")), "@weekly");
        return ScheduleReader.read(
                        effective.map(Token::text), complaint(effective), weekly.map(Token::text), complaint(weekly))
                .orElse(Schedule.ALWAYS);
    }

    private Complaint complaint(Optional<Token> token) {
        return text.at(token.orElse(rules.getFirst().start()).offset());
    }

    /** The value that all rules state; a rule that states another, or none where others do, is complained about. */
    private Optional<Token> same(Function<RuleText, Optional<Token>> property, String name) {
        var first = property.apply(rules.getFirst());
        for (var rule : rules) {
            if (!property.apply(rule).map(Token::text).equals(first.map(Token::text))) {
                text.at(rule.start().offset()).about(Kind.BAD_PROPERTY, "all rules of a file have the same " + name);
                break;
            }
        }
        return first;
    }

    private void unknown(Token word, List<String> known) {
        text.at(word.offset())
                .about(
                        Kind.BAD_PROPERTY,
                        "\"" + Excerpt.of(word.text()) + "\" is not one of: " + String.join(", ", known),
                        Spelling.nearest(word.text(), known));
    }
}
