package io.calibr.server.demo;

import io.calibr.server.platform.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;
import java.util.random.RandomGenerator;

/** The demo's password and API key: made once, kept in a file that only its owner can read. */
final class DemoSecrets {
    private static final String PASSWORD = "password";
    private static final String API_KEY = "api-key";
    private static final int PASSWORD_BYTES = 6;

    private final Path file;
    private final Properties secrets = new Properties();

    private DemoSecrets(Path file) {
        this.file = file;
    }

    static DemoSecrets keptIn(Path directory, RandomGenerator random) {
        var secrets = new DemoSecrets(directory.resolve("demo-secrets.properties"));
        secrets.open(random);
        return secrets;
    }

    /** Of both users. */
    String password() {
        return secrets.getProperty(PASSWORD);
    }

    Optional<String> apiKey() {
        return Optional.ofNullable(secrets.getProperty(API_KEY));
    }

    void keepApiKey(String key) {
        secrets.setProperty(API_KEY, key);
        write();
    }

    private void open(RandomGenerator random) {
        try {
            PrivateFiles.createDirectory(file.resolveSibling("."));
            if (Files.exists(file)) {
                try (var reader = Files.newBufferedReader(file)) {
                    secrets.load(reader);
                }
            }
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
        if (secrets.getProperty(PASSWORD) == null) {
            var bytes = new byte[PASSWORD_BYTES];
            random.nextBytes(bytes);
            secrets.setProperty(PASSWORD, HexFormat.of().formatHex(bytes));
            write();
        }
    }

    private void write() {
        try {
            PrivateFiles.create(file);
            try (var writer = Files.newBufferedWriter(file)) {
                secrets.store(writer, "made by Calibr for its demo");
            }
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }
}
