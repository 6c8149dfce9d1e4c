package io.calibr.cli.remote;

import jakarta.json.JsonObjectBuilder;
import java.util.Optional;

/**
 * What a server prices for.
 *
 * @param priceList slug; the project's only one if empty
 * @param channel slug of a connection; prices stay in Calibr if empty
 * @param asOf a day or an instant; now if empty
 */
public record Market(Optional<String> priceList, Optional<String> channel, Optional<String> asOf) {

    JsonObjectBuilder addTo(JsonObjectBuilder body) {
        priceList.ifPresent(list -> body.add("priceList", list));
        channel.ifPresent(connection -> body.add("channel", connection));
        asOf.ifPresent(when -> body.add("asOf", when));
        return body;
    }
}
