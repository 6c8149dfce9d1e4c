package io.calibr.plugin.testkit.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calibr.model.ChannelRef;
import io.calibr.model.Money;
import io.calibr.plugin.sdk.LivePrice;
import io.calibr.plugin.sdk.PriceWrite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The protocol's JSON. Amounts are decimal strings with the decimals of their currency. */
final class Wire {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Wire() {}

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException malformed) {
            throw new BadRequest("the body is not JSON");
        }
    }

    static String text(JsonNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static ObjectNode price(LivePrice live) {
        var node = object().put("amount", live.price().amount().toPlainString())
                .put("currency", live.price().currency().getCurrencyCode());
        live.compareAt()
                .ifPresent(compareAt -> node.put("compareAt", compareAt.amount().toPlainString()));
        return node;
    }

    static LivePrice price(JsonNode node) {
        var currency = string(node, "currency");
        var compareAt = node.hasNonNull("compareAt") ? money(string(node, "compareAt"), currency) : null;
        return new LivePrice(money(string(node, "amount"), currency), compareAt);
    }

    /** Writes of a body {@code {"writes":[{"ref":..,"price":{..},"expected":{..}},..]}}. */
    static List<PriceWrite> writes(JsonNode body) {
        var writes = new ArrayList<PriceWrite>();
        for (var node : body.path("writes")) {
            var ref = new ChannelRef(string(node, "ref"));
            var wanted = price(node.path("price"));
            writes.add(
                    node.hasNonNull("expected")
                            ? PriceWrite.of(ref, wanted, price(node.path("expected")))
                            : PriceWrite.over(ref, wanted));
        }
        if (writes.isEmpty()) {
            throw new BadRequest("the body has no writes");
        }
        return writes;
    }

    static ObjectNode results(List<WriteOutcome> outcomes) {
        var node = object();
        var results = node.putArray("results");
        for (var outcome : outcomes) {
            var result = results.addObject()
                    .put("ref", outcome.ref().value())
                    .put("status", outcome.told().name());
            if (outcome.reason() != null) {
                result.put("code", outcome.code()).put("reason", outcome.reason());
            }
            if (outcome.shows() != null) {
                result.set("shows", price(outcome.shows()));
            }
        }
        return node;
    }

    static String string(JsonNode node, String field) {
        var value = node.path(field);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw new BadRequest(field + " is missing");
        }
        return value.textValue();
    }

    private static Money money(String amount, String currency) {
        try {
            return Money.of(amount, currency);
        } catch (IllegalArgumentException | ArithmeticException impossible) {
            throw new BadRequest(amount + " " + currency + " is not an amount");
        }
    }

    /** What became of one item of a batch, and what the channel says that it shows. */
    record WriteOutcome(
            ChannelRef ref,
            LedgerLine.Told told,
            @Nullable String code,
            @Nullable String reason,
            @Nullable LivePrice shows) {}

    /** A request that makes no sense: 400. */
    static final class BadRequest extends RuntimeException {

        private static final long serialVersionUID = 1;

        BadRequest(String message) {
            super(message);
        }
    }
}
