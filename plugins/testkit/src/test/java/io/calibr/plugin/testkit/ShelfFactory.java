package io.calibr.plugin.testkit;

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

/** Opens shelves that have a room, which is required, and a label, which is not. */
record ShelfFactory(Fault fault) implements ConnectorFactory {

    /** What a connector gets wrong. */
    enum Fault {
        NONE,
        LETS_FIELDS_BE_MISSING,
        IGNORES_DEADLINES
    }

    private static final String ROOM = "room";

    @Override
    public ConnectorDescriptor descriptor() {
        return new ConnectorDescriptor(
                "shelf",
                "Shelf",
                Set.of(Capability.PRICE_SINK),
                List.of(
                        ConfigField.required(ROOM, ConfigField.Type.TEXT, "Where it stands"),
                        ConfigField.optional("label", ConfigField.Type.TEXT, "none", "What stands on it")),
                Set.of(AuthScheme.NONE),
                List.of());
    }

    @Override
    public List<ConfigProblem> validate(Map<String, String> config) {
        return config.containsKey(ROOM) || fault == Fault.LETS_FIELDS_BE_MISSING
                ? List.of()
                : List.of(new ConfigProblem(ROOM, "is missing"));
    }

    @Override
    public Connector open(ConnectorContext context) {
        return new Shelf(fault, context.clock());
    }
}
