package io.calibr.server.testing;

import io.calibr.model.ProjectId;
import io.calibr.model.TenantId;
import io.calibr.server.platform.Database;
import io.helidon.microprofile.server.ServerCdiExtension;
import jakarta.enterprise.inject.spi.CDI;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;

/** A server in a JVM of its own, so that it can be killed, with one tenant. */
public final class ServerProcess {

    private static final String ADDRESS = "address.txt";
    private static final String TENANT = "tenant.properties";

    private final Process process;
    private final Path directory;

    private ServerProcess(Process process, Path directory) {
        this.process = process;
        this.directory = directory;
    }

    /** Starts a server on the directory, again or for the first time, and waits until it listens. */
    public static ServerProcess start(Path directory, Map<String, String> settings) {
        try {
            Files.createDirectories(directory);
            Files.deleteIfExists(directory.resolve(ADDRESS));
            var log = directory.resolve("server.log").toFile();
            var process = new ProcessBuilder(command(directory, settings))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                    .start();
            var server = new ServerProcess(process, directory);
            server.awaitAddress();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts another node on the database of a first one, for the same tenant. */
    public static ServerProcess startBeside(ServerProcess first, Path directory, Map<String, String> settings) {
        try {
            Files.createDirectories(directory);
            Files.copy(first.directory.resolve(TENANT), directory.resolve(TENANT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return start(directory, settings);
    }

    /** Its tenant, which can do everything but ask the database past the server. */
    public TestTenant tenant() {
        try (var file = Files.newBufferedReader(directory.resolve(TENANT))) {
            var known = new Properties();
            known.load(file);
            var base = URI.create(Files.readString(directory.resolve(ADDRESS)));
            return new TestTenant(
                    TenantId.of(known.getProperty("id")),
                    ProjectId.of(known.getProperty("project")),
                    Map.of(),
                    Stream.of("OWNER", "EDITOR")
                            .collect(Collectors.toMap(
                                    role -> role,
                                    role -> Client.of(base)
                                            .with("Authorization", known.getProperty(role))
                                            .with("X-Calibr-Project", TestTenant.PROJECT))),
                    new PGSimpleDataSource());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code kill -9} does: no thread of it runs on. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Not one of its threads runs on, and nobody is told, until it {@link #thaw}s. */
    public void freeze() {
        Signal.STOP.send(process.pid());
    }

    public void thaw() {
        Signal.CONT.send(process.pid());
    }

    /** Lets it end by itself, its database too. */
    public void stop() {
        process.destroy();
        process.onExit().join();
    }

    private static List<String> command(Path directory, Map<String, String> settings) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx384m", "--enable-native-access=ALL-UNNAMED", "-Dserver.port=0"));
        command.add("-Dcalibr.database.directory=" + directory.resolve("data"));
        command.add("-Dcalibr.plugins.work=" + directory.resolve("plugins"));
        command.add("-Dcalibr.auth.key-file=" + directory.resolve("token-key.properties"));
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ServerProcess.class.getName()));
        command.add(directory.toString());
        return command;
    }

    private void awaitAddress() {
        while (Files.notExists(directory.resolve(ADDRESS))) {
            if (!process.isAlive()) {
                throw new AssertionError("the server ended before it listened; see " + directory.resolve("server.log"));
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw new AssertionError(stopping);
            }
        }
    }

    /** The server itself. */
    public static void main(String[] arguments) throws IOException {
        var directory = Path.of(arguments[0]);
        io.helidon.Main.main(new String[0]);
        var server = CDI.current().getBeanManager().getExtension(ServerCdiExtension.class);
        var base = URI.create("http://127.0.0.1:" + server.port());
        if (Files.notExists(directory.resolve(TENANT))) {
            introduce(
                    TestTenant.create(
                            base, CDI.current().select(Database.class).get().app(), "killed"),
                    directory);
        }
        var draft = directory.resolve(ADDRESS + ".draft");
        Files.writeString(draft, base.toString());
        Files.move(draft, directory.resolve(ADDRESS));
    }

    private static void introduce(TestTenant tenant, Path directory) throws IOException {
        Files.writeString(
                directory.resolve(TENANT),
                "id=" + tenant.id() + "\nproject=" + tenant.project() + "\nOWNER="
                        + tenant.owner().headers().get("Authorization") + "\nEDITOR="
                        + tenant.editor().headers().get("Authorization") + "\n");
    }
}
