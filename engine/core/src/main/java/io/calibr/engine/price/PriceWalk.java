package io.calibr.engine.price;

import io.calibr.engine.compile.RuleSet;
import io.calibr.engine.explain.Explanation;
import io.calibr.engine.explain.FiredRow;
import io.calibr.engine.explain.Step;
import io.calibr.engine.guard.GuardFacts;
import io.calibr.engine.guard.GuardInterval;
import io.calibr.engine.guard.Guardrail;
import io.calibr.engine.guard.PriceGrid;
import io.calibr.engine.guard.Reason;
import io.calibr.engine.guard.Verdict;
import io.calibr.engine.table.Action;
import io.calibr.engine.table.HitPolicy;
import io.calibr.engine.table.Stage;
import io.calibr.model.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One SKU on its way through the tables of a rule set: the running price, the steps taken, the guardrails picked up.
 * Pure: the same rows in the same order always end in the same outcome.
 */
final class PriceWalk {

    private final RuleSet rules;
    private final SkuFacts facts;
    private final PriceRequest request;
    private final List<Step> steps = new ArrayList<>(4);
    private final List<Guardrail> guardrails = new ArrayList<>(4);

    private BigDecimal price;
    private boolean covered;
    private boolean settled;
    private boolean announcesRegular;
    private @Nullable PriceGrid endings;
    private @Nullable PriceOutcome outcome;

    PriceWalk(RuleSet rules, SkuFacts facts, PriceRequest request) {
        this.rules = rules;
        this.facts = facts;
        this.request = request;
        this.price = facts.prices().regular().amount();
        steps.add(new Step(Stage.BASE, Step.ENGINE, Step.ENGINE, price, price));
        var ofRulebook = rules.guardrails().all();
        for (var index = 0; index < ofRulebook.size(); index++) {
            guardrails.add(new Guardrail(ofRulebook.get(index), Guardrail.RULEBOOK, index));
        }
    }

    SkuFacts facts() {
        return facts;
    }

    /** The running price, as the next table's conditions see it. */
    BigDecimal price() {
        return price;
    }

    /**
     * Gets ready for a table of this stage, before its conditions are asked: once base and adjust are through, an uncovered
     * SKU is done, and guard tables see the price rounded to the minor unit.
     */
    void enter(Stage stage) {
        if (stage.compareTo(Stage.ADJUST) > 0 && !covered && outcome == null) {
            outcome = new PriceOutcome.NotCovered();
        }
        if (stage == Stage.GUARD && outcome == null) {
            settle();
        }
    }

    /**
     * Lets a table act.
     *
     * @param acting what {@link HitSelection} left of its matching rows; empty where none matched
     */
    void take(int table, int[] acting) {
        if (outcome != null || acting.length == 0) {
            return;
        }
        var definition = rules.tables().get(table);
        if (definition.hitPolicy() == HitPolicy.UNIQUE && acting.length > 1) {
            outcome = new PriceOutcome.Conflicting(Arrays.stream(acting)
                    .mapToObj(row -> FiredRow.of(rules, table, row))
                    .toList());
            return;
        }
        for (var row : acting) {
            act(table, row, definition.stage());
        }
    }

    /** The result, after the last table. */
    PricedSku arrive() {
        enter(Stage.GUARD);
        if (outcome != null) {
            return new PricedSku(facts.sku(), outcome, new Explanation(steps, List.of()));
        }
        var wanted = Money.of(price, request.currency(), RoundingMode.UNNECESSARY);
        var verdict = GuardInterval.judge(wanted, guardrails, guardFacts(), endings);
        return new PricedSku(facts.sku(), judged(verdict, wanted), new Explanation(steps, verdict.checks()));
    }

    private void act(int table, int row, Stage stage) {
        if (outcome != null) {
            return;
        }
        var before = price;
        for (var action : rules.row(table, row).actions()) {
            apply(action, table, row);
        }
        if (price.abs().compareTo(Reason.NoPrice.BEYOND_ANY_PRICE) > 0) {
            outcome = new PriceOutcome.Held(List.of(new Reason.NoPrice(price)), null);
        }
        covered |= stage == Stage.BASE || stage == Stage.ADJUST;
        steps.add(new Step(stage, table, row, before, price));
    }

    private void apply(Action action, int table, int row) {
        switch (action) {
            case Action.Base base -> become(action, Transform.start(base, facts));
            case Action.CompareAtRegular _ -> announcesRegular = true;
            case Action.Adjust adjust -> become(action, Transform.adjust(adjust, price, facts));
            case Action.Round round -> {
                price = Transform.round(round, price);
                endings = Transform.grid(round);
            }
            case Action.Guard guard -> guardrails.add(new Guardrail(guard, table, row));
        }
    }

    private void become(Action action, @Nullable BigDecimal result) {
        if (result != null) {
            price = result;
        } else if (outcome == null) {
            var missing = new Reason.Missing(Transform.needed(action), Transform.words(action));
            outcome = new PriceOutcome.Held(List.of(missing), null);
        }
    }

    /** Rounds to the minor unit, once, after the author's own rounding. */
    private void settle() {
        if (settled) {
            return;
        }
        settled = true;
        var digits = request.currency().getDefaultFractionDigits();
        var before = price;
        price = before.setScale(digits, RoundingMode.HALF_UP);
        if (before.compareTo(price) != 0) {
            steps.add(new Step(Stage.ROUND, Step.ENGINE, Step.ENGINE, before, price));
        }
    }

    private GuardFacts guardFacts() {
        var known = facts.prices();
        return new GuardFacts(
                known.reference(),
                known.cost(),
                known.map(),
                facts.history().last(),
                facts.history().today(),
                request.asOf());
    }

    private PriceOutcome judged(Verdict verdict, Money wanted) {
        return switch (verdict) {
            case Verdict.Held held -> new PriceOutcome.Held(held.reasons(), wanted);
            case Verdict.Kept kept -> written(kept.price());
            case Verdict.Clamped clamped -> {
                steps.add(new Step(
                        Stage.GUARD,
                        Step.ENGINE,
                        Step.ENGINE,
                        price,
                        clamped.price().amount()));
                yield written(clamped.price());
            }
        };
    }

    private PriceOutcome written(Money result) {
        var regular = facts.prices().regular();
        var announced = announcesRegular && result.compareTo(regular) < 0 ? regular : null;
        var shown = Objects.equals(announced, facts.prices().compareAt());
        return result.equals(facts.prices().reference()) && shown
                ? new PriceOutcome.Unchanged(result)
                : new PriceOutcome.Priced(result, announced);
    }
}
