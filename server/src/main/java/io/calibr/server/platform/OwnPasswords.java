package io.calibr.server.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Properties;
import java.util.random.RandomGenerator;

/** The passwords of the embedded server: made once, kept in a file only its owner can read. */
final class OwnPasswords {

    private final Properties passwords;

    private OwnPasswords(Properties passwords) {
        this.passwords = passwords;
    }

    static OwnPasswords keptIn(Path file, RandomGenerator random) {
        var passwords = new Properties();
        try {
            if (Files.exists(file)) {
                try (var reader = Files.newBufferedReader(file)) {
                    passwords.load(reader);
                }
            }
            for (var role : new String[] {Login.SUPERUSER, Login.OWNER, Login.APP, Login.WORKER}) {
                passwords.computeIfAbsent(role, missing -> password(random));
            }
            write(file, passwords);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new OwnPasswords(passwords);
    }

    Login login(String role) {
        return new Login(role, new Secret(passwords.getProperty(role)));
    }

    private static void write(Path file, Properties passwords) throws IOException {
        PrivateFiles.create(file);
        try (var writer = Files.newBufferedWriter(file)) {
            passwords.store(writer, "made by Calibr for its embedded database");
        }
    }

    private static String password(RandomGenerator random) {
        var bytes = new byte[24];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
