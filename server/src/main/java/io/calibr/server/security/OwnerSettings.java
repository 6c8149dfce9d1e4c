package io.calibr.server.security;

import io.calibr.server.platform.Secret;
import io.calibr.server.platform.Settings;
import io.calibr.server.platform.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The first person of an installation, who owns its first project.
 *
 * @param email their address; without it a start founds nothing
 * @param password of at least 12 characters
 * @param passwordFile a file with nothing but the password, instead
 */
@Settings("calibr.setup.owner")
record OwnerSettings(
        @Nullable String email,
        @Nullable Secret password,
        @Nullable Path passwordFile) {

    OwnerSettings {
        if (email != null && !email.strip().matches("[^@\\s]+@[^@\\s]+")) {
            throw new IllegalArgumentException("calibr.setup.owner.email '" + email + "' is not an e-mail address");
        }
        if (password != null && passwordFile != null) {
            throw new IllegalArgumentException(
                    "calibr.setup.owner.password and calibr.setup.owner.password-file are one too many");
        }
    }

    /** The owner; {@link StartRefused} where the password is missing, too short or cannot be read. */
    FoundTenant.Person person() {
        var address = Objects.requireNonNull(email).strip().toLowerCase(Locale.ROOT);
        var secret = secret();
        if (secret.length() < MemberResource.SHORTEST_PASSWORD) {
            throw new StartRefused("the owner's password has at least " + MemberResource.SHORTEST_PASSWORD
                    + " characters; calibr.setup.owner.password-file or calibr.setup.owner.password gives it");
        }
        return new FoundTenant.Person(address, address, secret, Role.OWNER);
    }

    private String secret() {
        if (passwordFile == null) {
            return password == null ? "" : password.value();
        }
        try {
            return Files.readString(passwordFile).strip();
        } catch (IOException unreadable) {
            throw new StartRefused("calibr.setup.owner.password-file cannot be read: " + unreadable, unreadable);
        }
    }
}
