package io.calibr.server.connector;

import java.time.Duration;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Figures in the server's metrics, by connector and operation; never by tenant or SKU. */
record RegistryMeter(MetricRegistry registry) implements CallMeter {

    @Override
    public void called(String connector, String operation, String outcome, Duration took) {
        registry.timer(
                        "calibr_connector_call",
                        new Tag("connector", connector),
                        new Tag("operation", operation),
                        new Tag("outcome", outcome))
                .update(took);
    }

    @Override
    public void counted(String connector, String name, long amount) {
        registry.counter("calibr_connector_" + name, new Tag("connector", connector))
                .inc(amount);
    }
}
