package io.calibr.server.run;

import io.calibr.engine.price.PriceRequest;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;

/** What was the same for every SKU of a run, pinned as JSON; the instant stands in the run itself. Runs of old did not know a channel. */
final class RequestJson {

    private static final JsonProvider JSON = JsonProvider.provider();

    private RequestJson() {}

    static String text(PriceRequest request) {
        return JSON.createObjectBuilder()
                .add("currency", request.currency().getCurrencyCode())
                .add("zone", request.zone().getId())
                .add("priceList", request.priceList())
                .add("audience", request.audience())
                .add("channel", request.channel())
                .add("customerGroup", request.customerGroup())
                .build()
                .toString();
    }

    /** Of any run: what puts prices back was asked for nobody. */
    static Optional<String> customerGroup(String text) {
        try (var reader = JSON.createReader(new StringReader(text))) {
            return Optional.of(reader.readObject().getString("customerGroup", ""))
                    .filter(group -> !group.isEmpty());
        }
    }

    static PriceRequest read(String text, Instant asOf) {
        try (var reader = JSON.createReader(new StringReader(text))) {
            var object = reader.readObject();
            return PriceRequest.of(
                            Currency.getInstance(object.getString("currency")),
                            asOf,
                            ZoneId.of(object.getString("zone")))
                    .on(object.getString("priceList"), object.getString("audience"))
                    .to(object.getString("channel", ""), object.getString("customerGroup", ""));
        }
    }
}
