package io.calibr.server.connector;

import io.calibr.server.platform.WallClock;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** Loads the plugins when the server starts and lets them go when it stops. */
@ApplicationScoped
class ConnectorWiring {

    /** Before the worker starts: a channel that it does not find is left alone for a minute. */
    void start(
            @Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) @Initialized(ApplicationScoped.class)
                    Object started,
            PluginHost host,
            PluginSettings settings) {
        host.loadAll(settings.directory());
    }

    @Produces
    @Singleton
    PluginHost host(PluginSettings settings) {
        return new PluginHost(settings.work(), settings.allowed(), settings.limits());
    }

    void stop(@Disposes PluginHost host) {
        host.close();
    }

    @Produces
    @Singleton
    EgressTransport network(EgressSettings settings, @WallClock Clock clock) {
        return new EgressTransport(settings.rules(), settings.largestAnswer(), clock);
    }

    void stop(@Disposes EgressTransport network) {
        network.close();
    }

    @Produces
    @Singleton
    Retries retries(ConnectionSettings settings) {
        var policy = settings.retries();
        return new Retries(RetryingInvocation.guard(policy, RandomGenerator.getDefault()), policy);
    }

    @Produces
    @Singleton
    CallMeter meter(MetricRegistry registry) {
        return new RegistryMeter(registry);
    }
}
