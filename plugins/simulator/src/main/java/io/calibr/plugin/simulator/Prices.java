package io.calibr.plugin.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calibr.model.ChannelRef;
import io.calibr.model.Money;
import io.calibr.plugin.sdk.ConnectorException;
import io.calibr.plugin.sdk.LivePrice;
import io.calibr.plugin.sdk.PriceWrite;
import java.util.Collection;
import java.util.List;

/** Prices as the channel writes them: {@code {"amount":"9.90","currency":"EUR","compareAt":"12.00"}}. */
final class Prices {

    private Prices() {}

    static LivePrice read(JsonNode node) {
        try {
            var currency = node.path("currency").asText();
            var price = Money.of(node.path("amount").asText(), currency);
            return new LivePrice(
                    price,
                    node.hasNonNull("compareAt")
                            ? Money.of(node.path("compareAt").asText(), currency)
                            : null);
        } catch (IllegalArgumentException | ArithmeticException unreadable) {
            throw new ConnectorException.Transient("the channel's answer holds no price: " + node);
        }
    }

    static JsonNode writes(List<PriceWrite> writes) {
        var body = JsonNodeFactory.instance.objectNode();
        var array = body.putArray("writes");
        for (var write : writes) {
            var node = array.addObject().put("ref", write.ref().value());
            node.set("price", price(write.wanted()));
            write.expected().ifPresent(expected -> node.set("expected", price(expected)));
        }
        return body;
    }

    static JsonNode refs(Collection<ChannelRef> refs) {
        var body = JsonNodeFactory.instance.objectNode();
        var array = body.putArray("refs");
        refs.forEach(ref -> array.add(ref.value()));
        return body;
    }

    private static ObjectNode price(LivePrice live) {
        var node = JsonNodeFactory.instance
                .objectNode()
                .put("amount", live.price().amount().toPlainString())
                .put("currency", live.price().currency().getCurrencyCode());
        live.compareAt()
                .ifPresent(compareAt -> node.put("compareAt", compareAt.amount().toPlainString()));
        return node;
    }
}
