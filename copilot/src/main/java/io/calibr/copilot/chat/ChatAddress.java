package io.calibr.copilot.chat;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a language model answers.
 *
 * @param url up to and with the version, such as {@code https://host/v1}
 * @param key sent as a bearer token; it prints nowhere
 * @param timeout for the whole answer
 */
public record ChatAddress(URI url, String model, Optional<String> key, Duration timeout) {

    @Override
    public String toString() {
        return model + " at " + url;
    }
}
