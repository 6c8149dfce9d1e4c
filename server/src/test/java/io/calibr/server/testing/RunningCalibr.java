package io.calibr.server.testing;

import io.calibr.server.platform.Database;
import io.helidon.microprofile.server.ServerCdiExtension;
import jakarta.enterprise.inject.spi.CDI;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;

/** A started server: where it listens, and tenants to work with. */
public final class RunningCalibr {

    private static final Path DATA = Path.of("target", "it", "data");

    private final URI base;
    private final AtomicInteger tenants = new AtomicInteger();

    private RunningCalibr(URI base) {
        this.base = base;
    }

    /** The server of this JVM, started by the first who asks. */
    public static RunningCalibr instance() {
        return Once.INSTANCE;
    }

    public URI base() {
        return base;
    }

    /** A client without credentials. */
    public Client anonymous() {
        return Client.of(base);
    }

    /** A tenant nobody else uses, with one project and a user with an API key in each role. */
    public TestTenant newTenant() {
        return TestTenant.create(base, bean(Database.class).app(), "tenant-" + tenants.incrementAndGet());
    }

    /** A bean of the server; for what HTTP does not offer. */
    public <T> T bean(Class<T> type) {
        return CDI.current().select(type).get();
    }

    private static RunningCalibr start() {
        forgetEarlierRun();
        System.setProperty("server.port", "0");
        System.setProperty("calibr.database.directory", DATA.toString());
        System.setProperty(
                "calibr.auth.key-file",
                DATA.resolveSibling("token-key.properties").toString());
        System.setProperty("calibr.demo.enabled", "true");
        System.setProperty(
                "calibr.connections.directory",
                Path.of("target", "it", "connections").toString());
        System.getProperties()
                .putIfAbsent(
                        "calibr.plugins.directory",
                        Path.of("target", "dist", "plugins").toString());
        System.setProperty(
                "calibr.plugins.work", Path.of("target", "it", "plugins").toString());
        io.helidon.Main.main(new String[0]);
        var server = CDI.current().getBeanManager().getExtension(ServerCdiExtension.class);
        return new RunningCalibr(URI.create("http://127.0.0.1:" + server.port()));
    }

    /** The schema may have changed since; the unpacked binaries beside the data stay. */
    private static void forgetEarlierRun() {
        try {
            var pid = DATA.resolve("postmaster.pid");
            if (Files.exists(pid)) {
                ProcessHandle.of(Long.parseLong(
                                Files.readAllLines(pid).getFirst().strip()))
                        .filter(process -> process.info().command().orElse("").endsWith("/postgres"))
                        .ifPresent(process -> {
                            process.destroyForcibly();
                            process.onExit().join();
                        });
            }
            if (Files.exists(DATA)) {
                try (var files = Files.walk(DATA)) {
                    for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Once {
        static final RunningCalibr INSTANCE = start();
    }
}
