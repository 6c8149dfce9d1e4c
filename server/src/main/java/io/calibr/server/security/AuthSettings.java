package io.calibr.server.security;

import io.calibr.server.platform.Settings;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Tokens that this server issues itself for an e-mail address and a password.
 *
 * @param keyFile the signing key, made at the first start; several nodes share one file
 * @param attempts wrong passwords for one address within {@code attemptsWindow} before it has to wait
 */
@Settings("calibr.auth")
record AuthSettings(
        boolean localEnabled,
        String issuer,
        String audience,
        Duration tokenLifetime,
        Path keyFile,
        int attempts,
        Duration attemptsWindow) {

    AuthSettings {
        if (tokenLifetime.toMinutes() < 1 || tokenLifetime.toHours() > 24) {
            throw new IllegalArgumentException("calibr.auth.token-lifetime is between PT1M and PT24H");
        }
        if (attempts < 3 || attempts > 100) {
            throw new IllegalArgumentException("calibr.auth.attempts is between 3 and 100");
        }
        if (!attemptsWindow.isPositive()) {
            throw new IllegalArgumentException("calibr.auth.attempts-window is longer than nothing");
        }
        keyFile = keyFile.toAbsolutePath().normalize();
    }
}
