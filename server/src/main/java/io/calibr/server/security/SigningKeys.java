package io.calibr.server.security;

import io.calibr.server.platform.PrivateFiles;
import io.calibr.server.platform.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Properties;

/** The P-256 key that signs our tokens: made once, kept in a file only its owner can read. */
final class SigningKeys {

    private static final String PRIVATE = "private";
    private static final String PUBLIC = "public";

    private SigningKeys() {}

    static KeyPair keptIn(Path file) {
        try {
            if (Files.exists(file)) {
                return read(file);
            }
            var pair = generate();
            write(file, pair);
            return pair;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new StartRefused("the token key " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static KeyPair generate() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static KeyPair read(Path file) throws IOException, GeneralSecurityException {
        var stored = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            stored.load(reader);
        }
        var keys = KeyFactory.getInstance("EC");
        var decoder = Base64.getDecoder();
        return new KeyPair(
                keys.generatePublic(new X509EncodedKeySpec(decoder.decode(stored.getProperty(PUBLIC, "")))),
                keys.generatePrivate(new PKCS8EncodedKeySpec(decoder.decode(stored.getProperty(PRIVATE, "")))));
    }

    private static void write(Path file, KeyPair pair) throws IOException {
        var encoder = Base64.getEncoder();
        var stored = new Properties();
        stored.setProperty(PRIVATE, encoder.encodeToString(pair.getPrivate().getEncoded()));
        stored.setProperty(PUBLIC, encoder.encodeToString(pair.getPublic().getEncoded()));
        PrivateFiles.createDirectory(file.resolveSibling("."));
        PrivateFiles.create(file);
        try (var writer = Files.newBufferedWriter(file)) {
            stored.store(writer, "signs the tokens of this Calibr");
        }
    }
}
