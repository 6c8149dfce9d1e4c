package io.calibr.server.copilot;

import io.calibr.copilot.chat.ChatAddress;
import io.calibr.server.platform.Secret;
import io.calibr.server.platform.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The language model that reads questions first; none without a URL.
 *
 * @param url of an OpenAI-compatible server, up to and with the version: {@code http://127.0.0.1:11434/v1}
 * @param name of the model there
 * @param key sent to it as a bearer token
 * @param timeout for its whole answer; then the question is read without it
 */
@Settings("calibr.copilot.model")
record ModelSettings(
        @Nullable URI url, @Nullable String name, @Nullable Secret key, Duration timeout) {

    ModelSettings {
        if (url != null && (url.getScheme() == null || !url.getScheme().matches("https?") || url.getHost() == null)) {
            throw new IllegalArgumentException("calibr.copilot.model.url is the http or https address of a server");
        }
        if (url != null && name == null) {
            throw new IllegalArgumentException("calibr.copilot.model.url needs calibr.copilot.model.name");
        }
        if (timeout.toMillis() < 500 || timeout.toSeconds() > 60) {
            throw new IllegalArgumentException("calibr.copilot.model.timeout is between PT0.5S and PT60S");
        }
    }

    Optional<ChatAddress> address() {
        return url == null || name == null
                ? Optional.empty()
                : Optional.of(
                        new ChatAddress(url, name, Optional.ofNullable(key).map(Secret::value), timeout));
    }
}
