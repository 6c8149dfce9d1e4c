package io.calibr.server.testing.slow;

import io.calibr.plugin.sdk.AuthScheme;
import io.calibr.plugin.sdk.Capability;
import io.calibr.plugin.sdk.ConfigProblem;
import io.calibr.plugin.sdk.Connector;
import io.calibr.plugin.sdk.ConnectorContext;
import io.calibr.plugin.sdk.ConnectorDescriptor;
import io.calibr.plugin.sdk.ConnectorFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pf4j.Extension;

/** A connector for tests, whose channel is slow and asks for patience when told to. */
@Extension
public final class SlowFactory implements ConnectorFactory {

    @Override
    public ConnectorDescriptor descriptor() {
        return new ConnectorDescriptor(
                "slow",
                "Slow",
                Set.of(Capability.PRICE_SOURCE, Capability.PRICE_SINK),
                List.of(),
                Set.of(AuthScheme.NONE),
                List.of());
    }

    @Override
    public List<ConfigProblem> validate(Map<String, String> config) {
        return List.of();
    }

    @Override
    public Connector open(ConnectorContext context) {
        return new SlowConnector(context);
    }
}
