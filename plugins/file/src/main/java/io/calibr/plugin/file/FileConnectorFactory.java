package io.calibr.plugin.file;

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

/** Opens connections to price files. */
@Extension
public final class FileConnectorFactory implements ConnectorFactory {

    private static final ConnectorDescriptor DESCRIPTOR = new ConnectorDescriptor(
            "file",
            "CSV file",
            Set.of(Capability.CATALOG_SOURCE, Capability.PRICE_SOURCE, Capability.PRICE_SINK),
            List.of(
                    ConfigField.required(
                            FileSettings.PATH,
                            ConfigField.Type.PATH,
                            "The CSV file with the columns sku, price, compare_at and currency, inside the connection"
                                    + " directory"),
                    ConfigField.optional(
                            FileSettings.CREATE_MISSING,
                            ConfigField.Type.FLAG,
                            "false",
                            "Whether SKUs that the file does not list, and the file itself, are added on writing")),
            Set.of(AuthScheme.NONE),
            List.of());

    @Override
    public ConnectorDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public List<ConfigProblem> validate(Map<String, String> config) {
        return FileSettings.problems(config);
    }

    @Override
    public Connector open(ConnectorContext context) {
        var settings = FileSettings.of(context.config());
        var file = PriceFile.in(context.directory(), settings);
        return new FileConnector(file, context.clock());
    }
}
