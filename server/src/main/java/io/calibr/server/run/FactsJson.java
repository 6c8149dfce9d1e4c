package io.calibr.server.run;

import io.calibr.engine.price.ChangeHistory;
import io.calibr.engine.price.Competition;
import io.calibr.engine.price.KnownPrices;
import io.calibr.engine.price.SkuFacts;
import io.calibr.engine.table.Value;
import io.calibr.model.Money;
import io.calibr.model.Sku;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one SKU as JSON, so that a price can be executed again from exactly what the engine was given. Equal facts
 * are equal text: members stand in a fixed order, attributes and tags by name.
 */
final class FactsJson {

    private static final JsonProvider JSON = JsonProvider.provider();

    private FactsJson() {}

    static String text(SkuFacts facts) {
        var prices = facts.prices();
        var object = JSON.createObjectBuilder()
                .add("currency", prices.regular().currency().getCurrencyCode())
                .add("regular", prices.regular().minorUnits());
        var optional = new LinkedHashMap<String, @Nullable Money>();
        optional.put("live", prices.live());
        optional.put("compareAt", prices.compareAt());
        optional.put("cost", prices.cost());
        optional.put("map", prices.map());
        optional.put("competitorLowest", facts.competition().lowest());
        optional.forEach((name, amount) -> {
            if (amount != null) {
                object.add(name, amount.minorUnits());
            }
        });
        var average = facts.competition().average();
        if (average != null) {
            object.add("competitorAverage", average.toPlainString())
                    .add("competitorCount", facts.competition().count());
            var offers = JSON.createArrayBuilder();
            facts.competition().prices().forEach(price -> offers.add(price.toPlainString()));
            object.add("competitorPrices", offers);
        }
        var last = facts.history().last();
        if (last != null) {
            object.add("lastChange", last.toString());
        }
        object.add("changesToday", facts.history().today());
        var stock = facts.stock();
        if (stock != null) {
            object.add("stock", stock);
        }
        var attributes = JSON.createObjectBuilder();
        new TreeMap<>(facts.attributes()).forEach((name, value) -> attributes.add(name, json(value)));
        return object.add("attributes", attributes)
                .add("tags", JSON.createArrayBuilder(new TreeSet<>(facts.tags())))
                .build()
                .toString();
    }

    static SkuFacts read(Sku sku, String text) {
        JsonObject object;
        try (var reader = JSON.createReader(new StringReader(text))) {
            object = reader.readObject();
        }
        var currency = Currency.getInstance(object.getString("currency"));
        var regular = new Money(object.getJsonNumber("regular").longValue(), currency);
        return new SkuFacts(
                sku,
                new KnownPrices(
                        regular,
                        money(object, "live", currency),
                        money(object, "compareAt", currency),
                        money(object, "cost", currency),
                        money(object, "map", currency)),
                competition(object, currency),
                new ChangeHistory(
                        object.containsKey("lastChange") ? Instant.parse(object.getString("lastChange")) : null,
                        object.getInt("changesToday")),
                object.containsKey("stock") ? object.getJsonNumber("stock").longValue() : null,
                attributes(object.getJsonObject("attributes")),
                object.getJsonArray("tags").getValuesAs(JsonString::getString).stream()
                        .collect(Collectors.toSet()));
    }

    private static Competition competition(JsonObject object, Currency currency) {
        return object.containsKey("competitorAverage")
                ? new Competition(
                        money(object, "competitorLowest", currency),
                        new BigDecimal(object.getString("competitorAverage")),
                        object.getInt("competitorCount"),
                        prices(object))
                : Competition.NONE;
    }

    /** Not there in facts recorded before they were known. */
    private static List<BigDecimal> prices(JsonObject object) {
        return object.containsKey("competitorPrices")
                ? object.getJsonArray("competitorPrices").getValuesAs(JsonString::getString).stream()
                        .map(BigDecimal::new)
                        .toList()
                : List.of();
    }

    private static @Nullable Money money(JsonObject object, String name, Currency currency) {
        return object.containsKey(name) ? new Money(object.getJsonNumber(name).longValue(), currency) : null;
    }

    private static Map<String, Value> attributes(JsonObject object) {
        return object.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, attribute -> value(attribute.getValue())));
    }

    private static JsonValue json(Value value) {
        return switch (value) {
            case Value.Text(var words) -> JSON.createValue(words);
            case Value.Tags(var tags) ->
                JSON.createArrayBuilder(new TreeSet<>(tags)).build();
            case Value.Flag(var set) -> set ? JsonValue.TRUE : JsonValue.FALSE;
            case Value.Decimal(var number) ->
                JSON.createObjectBuilder().add("number", number.toPlainString()).build();
            case Value.Time(var time) ->
                JSON.createObjectBuilder().add("time", time.toString()).build();
            case Value.Day(var day) ->
                JSON.createObjectBuilder().add("day", day.toString()).build();
        };
    }

    private static Value value(JsonValue json) {
        if (json instanceof JsonString words) {
            return new Value.Text(words.getString());
        }
        if (json instanceof JsonArray tags) {
            return new Value.Tags(
                    tags.getValuesAs(JsonString::getString).stream().collect(Collectors.toSet()));
        }
        if (json instanceof JsonObject object) {
            if (object.containsKey("time")) {
                return new Value.Time(LocalTime.parse(object.getString("time")));
            }
            return object.containsKey("day")
                    ? new Value.Day(LocalDate.parse(object.getString("day")))
                    : new Value.Decimal(new BigDecimal(object.getString("number")));
        }
        return new Value.Flag(json.getValueType() == JsonValue.ValueType.TRUE);
    }
}
