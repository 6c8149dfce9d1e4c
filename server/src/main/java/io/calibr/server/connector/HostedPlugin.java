package io.calibr.server.connector;

import io.calibr.plugin.sdk.ConfigProblem;
import io.calibr.plugin.sdk.Connector;
import io.calibr.plugin.sdk.ConnectorContext;
import io.calibr.plugin.sdk.ConnectorDescriptor;
import io.calibr.plugin.sdk.ConnectorFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A plugin that runs, reached only through its own threads. */
final class HostedPlugin {

    private final String version;
    private final String sha256;
    private final ConnectorFactory factory;
    private final ConnectorDescriptor descriptor;
    private final PluginThreads threads;
    private final Duration limit;

    HostedPlugin(
            String version,
            String sha256,
            ConnectorFactory factory,
            ConnectorDescriptor descriptor,
            PluginThreads threads,
            Duration limit) {
        this.version = version;
        this.sha256 = sha256;
        this.factory = factory;
        this.descriptor = descriptor;
        this.threads = threads;
        this.limit = limit;
    }

    ConnectorDescriptor descriptor() {
        return descriptor;
    }

    String version() {
        return version;
    }

    String sha256() {
        return sha256;
    }

    PluginThreads threads() {
        return threads;
    }

    List<ConfigProblem> validate(Map<String, String> config) {
        return threads.call("validate", limit, () -> List.copyOf(factory.validate(config)));
    }

    Connector open(ConnectorContext context) {
        return threads.call("open", limit, () -> factory.open(context));
    }

    void close(Connector connector) {
        threads.call("close", limit, () -> {
            connector.close();
            return Boolean.TRUE;
        });
    }
}
