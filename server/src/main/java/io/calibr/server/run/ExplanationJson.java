package io.calibr.server.run;

import io.calibr.engine.explain.Explanation;
import io.calibr.engine.explain.Step;
import io.calibr.engine.guard.GuardCheck;
import io.calibr.engine.guard.GuardKind;
import io.calibr.engine.guard.Reason;
import io.calibr.engine.price.PriceOutcome;
import io.calibr.engine.price.PricedSku;
import io.calibr.engine.table.Stage;
import io.calibr.model.Money;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An outcome with its explanation as JSON: steps and checks are short arrays, since there is one of these for every SKU.
 * Each reason has a code in the same place of a second list; the row that acted stands by itself for lists of a run.
 */
final class ExplanationJson {

    private static final JsonProvider JSON = JsonProvider.provider();

    private ExplanationJson() {}

    static String text(PricedSku priced) {
        var object = JSON.createObjectBuilder();
        var steps = JSON.createArrayBuilder();
        priced.explanation().steps().forEach(step -> steps.add(step(step)));
        var checks = JSON.createArrayBuilder();
        priced.explanation().checks().forEach(check -> checks.add(check(check)));
        object.add("steps", steps).add("checks", checks);
        priced.explanation()
                .acting()
                .ifPresent(step -> object.add(
                        "acting", JSON.createArrayBuilder().add(step.table()).add(step.row())));
        outcome(object, priced.outcome());
        return object.build().toString();
    }

    static Explanation read(JsonObject object, Currency currency) {
        return new Explanation(
                object.getJsonArray("steps").getValuesAs(ExplanationJson::step),
                object.getJsonArray("checks").getValuesAs(JsonArray.class).stream()
                        .map(check -> check(check, currency))
                        .toList());
    }

    private static void outcome(JsonObjectBuilder object, PriceOutcome outcome) {
        switch (outcome) {
            case PriceOutcome.Priced(var price, var compareAt) -> {
                object.add("price", price.minorUnits());
                if (compareAt != null) {
                    object.add("compareAt", compareAt.minorUnits());
                }
            }
            case PriceOutcome.Unchanged(var price) -> object.add("price", price.minorUnits());
            case PriceOutcome.Held(var reasons, var wanted) -> {
                object.add("reasons", texts(reasons.stream().map(Reason::text).toList()));
                object.add("codes", texts(reasons.stream().map(Reason::code).toList()));
                if (wanted != null) {
                    object.add("wanted", wanted.minorUnits());
                }
            }
            case PriceOutcome.Conflicting(var rows) ->
                object.add("reasons", texts(rows.stream().map(Object::toString).toList()))
                        .add("codes", texts(rows.stream().map(_ -> "CONFLICT").toList()));
            case PriceOutcome.NotCovered() ->
                object.add("reasons", texts(List.of("no row matched"))).add("codes", texts(List.of("NOT_COVERED")));
        }
    }

    /** Why there is no price; what was stored without codes has the outcome as its code. */
    static List<ReasonView> reasons(JsonObject stored, Outcome outcome) {
        if (!stored.containsKey("reasons")) {
            return List.of();
        }
        var texts = stored.getJsonArray("reasons");
        var codes = stored.containsKey("codes") ? stored.getJsonArray("codes") : JsonValue.EMPTY_JSON_ARRAY;
        return IntStream.range(0, texts.size())
                .mapToObj(index -> new ReasonView(codes.getString(index, outcome.name()), texts.getString(index)))
                .toList();
    }

    private static JsonArrayBuilder texts(List<String> texts) {
        return JSON.createArrayBuilder(texts);
    }

    private static JsonArrayBuilder step(Step step) {
        return JSON.createArrayBuilder()
                .add(step.stage().name())
                .add(step.table())
                .add(step.row())
                .add(step.before().toPlainString())
                .add(step.after().toPlainString());
    }

    private static Step step(JsonValue json) {
        var step = json.asJsonArray();
        return new Step(
                Stage.valueOf(step.getString(0)),
                step.getInt(1),
                step.getInt(2),
                new BigDecimal(step.getString(3)),
                new BigDecimal(step.getString(4)));
    }

    private static JsonArrayBuilder check(GuardCheck check) {
        return JSON.createArrayBuilder()
                .add(check.guard().name())
                .add(check.table())
                .add(check.row())
                .add(amount(check.bound()))
                .add(amount(check.room()))
                .add(check.kept());
    }

    private static GuardCheck check(JsonArray check, Currency currency) {
        return new GuardCheck(
                GuardKind.valueOf(check.getString(0)),
                check.getInt(1),
                check.getInt(2),
                amount(check, 3, currency),
                amount(check, 4, currency),
                check.getBoolean(5));
    }

    private static JsonValue amount(@Nullable Money money) {
        return money == null ? JsonValue.NULL : JSON.createValue(money.minorUnits());
    }

    private static @Nullable Money amount(JsonArray check, int index, Currency currency) {
        return check.isNull(index) ? null : new Money(check.getJsonNumber(index).longValue(), currency);
    }
}
