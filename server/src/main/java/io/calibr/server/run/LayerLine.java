package io.calibr.server.run;

import io.calibr.engine.layer.LayerStep;
import io.calibr.engine.layer.LayeredPrice;
import io.calibr.engine.price.SkuFacts;
import io.calibr.model.LayerId;
import io.calibr.model.Money;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.time.Instant;
import java.util.Currency;
import java.util.List;

/**
 * One SKU of a LAYER run.
 *
 * @param facts what the layers' rules were given, the price without layers as the regular one
 * @param before what Calibr wrote last, or what the channel shows where it wrote nothing
 * @param prior the price before the reduction; the regular one where nothing is reduced
 * @param began when the reduction began
 */
record LayerLine(
        SkuFacts facts, LayeredPrice price, Shown before, Shown wanted, Money prior, Instant began, Outcome outcome) {

    private static final JsonProvider JSON = JsonProvider.provider();

    String sku() {
        return facts.sku().value();
    }

    /** As it is stored with the run: what a list of lines reads, and what follows once the price is written. */
    String text() {
        var layers = JSON.createArrayBuilder();
        price.steps()
                .forEach(step -> layers.add(JSON.createArrayBuilder()
                        .add(step.layer().toString())
                        .add(step.before().minorUnits())
                        .add(step.after().minorUnits())
                        .add(step.acts())));
        var object = JSON.createObjectBuilder()
                .add("steps", JSON.createArrayBuilder())
                .add("checks", JSON.createArrayBuilder())
                .add("layers", layers)
                .add("layered", price.isLayered())
                .add("price", price.price().minorUnits())
                .add("prior", prior.minorUnits())
                .add("began", began.toString());
        var compareAt = wanted.compareAtMinorUnits();
        if (compareAt != null) {
            object.add("compareAt", compareAt);
        }
        return object.build().toString();
    }

    /** The steps of a stored line. */
    static List<LayerStep> steps(JsonObject stored, Currency currency) {
        return stored.getJsonArray("layers").getValuesAs(JsonArray.class).stream()
                .map(step -> new LayerStep(
                        LayerId.of(step.getString(0)),
                        new Money(step.getJsonNumber(1).longValue(), currency),
                        new Money(step.getJsonNumber(2).longValue(), currency),
                        step.getBoolean(3)))
                .toList();
    }
}
