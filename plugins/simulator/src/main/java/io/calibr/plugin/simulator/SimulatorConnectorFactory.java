package io.calibr.plugin.simulator;

import io.calibr.plugin.sdk.AuthScheme;
import io.calibr.plugin.sdk.Capability;
import io.calibr.plugin.sdk.ConfigField;
import io.calibr.plugin.sdk.ConfigProblem;
import io.calibr.plugin.sdk.Connector;
import io.calibr.plugin.sdk.ConnectorContext;
import io.calibr.plugin.sdk.ConnectorDescriptor;
import io.calibr.plugin.sdk.ConnectorFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pf4j.Extension;

/** Opens connections to simulated channels. */
@Extension
public final class SimulatorConnectorFactory implements ConnectorFactory {

    private static final ConnectorDescriptor DESCRIPTOR = new ConnectorDescriptor(
            "simulator",
            "Simulated channel",
            Set.of(Capability.CATALOG_SOURCE, Capability.PRICE_SOURCE, Capability.PRICE_SINK),
            List.of(
                    ConfigField.required(
                            ShopSettings.BASE_URL,
                            ConfigField.Type.URL,
                            "Where the simulated channel listens, for example http://127.0.0.1:8090"),
                    ConfigField.optional(
                            ShopSettings.CHANNEL, ConfigField.Type.TEXT, "main", "The channel's name there"),
                    ConfigField.optional(
                            ShopSettings.PAGE_SIZE,
                            ConfigField.Type.NUMBER,
                            String.valueOf(ShopSettings.LARGEST_PAGE),
                            "How many items one request reads or writes at most"),
                    ConfigField.optional(
                            ShopSettings.BULK,
                            ConfigField.Type.FLAG,
                            "false",
                            "Whether prices are handed in as submissions, which the channel works on for a while")),
            Set.of(AuthScheme.NONE),
            List.of());

    @Override
    public ConnectorDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public List<ConfigProblem> validate(Map<String, String> config) {
        return ShopSettings.problems(config);
    }

    @Override
    public Connector open(ConnectorContext context) {
        var settings = ShopSettings.of(context.config());
        return new SimulatorConnector(new ShopApi(settings, context), settings);
    }
}
