package io.calibr.cli.command;

import io.calibr.cli.remote.CalibrApi;
import io.calibr.cli.remote.Market;
import io.calibr.cli.report.Failure;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which server, as whom, and what it prices for. */
final class ServerOption {

    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Map<String, String> environment;

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "The server's address; the variable CALIBR_SERVER if left out.")
    @Nullable
    String server;

    @Option(
            names = "--project",
            paramLabel = "SLUG",
            description = "The project; the variable CALIBR_PROJECT if left out.")
    @Nullable
    String project;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "Holds an API key or access token; the variable CALIBR_TOKEN if left out.")
    @Nullable
    Path tokenFile;

    @Option(
            names = "--channel",
            paramLabel = "SLUG",
            description = "The connection whose prices are changed; prices stay in Calibr if left out.")
    @Nullable
    String channel;

    ServerOption(Map<String, String> environment) {
        this.environment = environment;
    }

    boolean isGiven() {
        return address().isPresent();
    }

    Market market(Optional<String> priceList, Optional<String> asOf) {
        return new Market(priceList, Optional.ofNullable(channel), asOf);
    }

    CalibrApi open(PrintWriter err) {
        var base = base();
        if (base.getScheme().equals("http") && !LOCAL.contains(base.getHost())) {
            err.println("calibr: warning: the token goes to " + base.getHost() + " unencrypted; use https");
        }
        var slug = Optional.ofNullable(project)
                .or(() -> variable("CALIBR_PROJECT"))
                .orElseThrow(() -> new Failure("name the project with --project or CALIBR_PROJECT"));
        return new CalibrApi(base, token(), slug);
    }

    private Optional<String> address() {
        return Optional.ofNullable(server).or(() -> variable("CALIBR_SERVER"));
    }

    private URI base() {
        var text = address().orElseThrow(() -> new Failure("name the server with --server or CALIBR_SERVER"));
        try {
            var base = URI.create(text);
            if (base.getHost() != null && ("http".equals(base.getScheme()) || "https".equals(base.getScheme()))) {
                return base;
            }
        } catch (IllegalArgumentException noAddress) {
            throw new Failure(text + " is not an address such as https://calibr.example", noAddress);
        }
        throw new Failure(text + " is not an address such as https://calibr.example");
    }

    /** What it says is never part of a message. */
    private String token() {
        var token = tokenFile == null ? variable("CALIBR_TOKEN").orElse("") : content(tokenFile);
        if (token.isBlank()) {
            throw new Failure("there is no token: set CALIBR_TOKEN, or name a file with --token-file");
        }
        if (token.strip().chars().anyMatch(letter -> letter <= ' ' || letter > '~')) {
            throw new Failure("the token holds something that no token holds, such as a blank or a line break");
        }
        return token.strip();
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new Failure("cannot read the token's file " + file, unreadable);
        }
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
