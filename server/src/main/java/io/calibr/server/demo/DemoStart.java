package io.calibr.server.demo;

import io.calibr.server.platform.WallClock;
import io.helidon.microprofile.server.ServerCdiExtension;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;

/** If asked to, shows the main job as soon as the server listens. */
@Dependent
class DemoStart {
    private static final int AFTER_THE_SERVER = Interceptor.Priority.PLATFORM_AFTER + 1_000;

    private final DemoMode mode;
    private final SeedDemo seed;
    private final Clock clock;

    @Inject
    DemoStart(DemoMode mode, SeedDemo seed, @WallClock Clock clock) {
        this.mode = mode;
        this.seed = seed;
        this.clock = clock;
    }

    void begin(
            @Observes @Priority(AFTER_THE_SERVER) @Initialized(ApplicationScoped.class) Object event,
            BeanManager beans) {
        if (!mode.show()) {
            return;
        }
        var secrets = DemoSecrets.keptIn(mode.directory(), new SecureRandom());
        seed.seed(secrets.password());
        var server = beans.getExtension(ServerCdiExtension.class);
        var base = URI.create("http://127.0.0.1:" + server.port());
        var show = new DemoShow(base, mode, secrets, clock, Terminal.ofThisProcess());
        Thread.ofPlatform().name("demo").start(show);
    }
}
