package io.calibr.server.connector;

import io.calibr.plugin.sdk.ConfigField;
import io.calibr.server.security.Allowed;
import io.calibr.server.security.Role;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What can be connected. */
@Path("/api/v1/connectors")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class ConnectorResource {

    private final PluginHost plugins;

    @Inject
    ConnectorResource(PluginHost plugins) {
        this.plugins = plugins;
    }

    @GET
    @Allowed(Role.VIEWER)
    @Operation(summary = "The connectors that are installed, and what each needs to know")
    public List<ConnectorView> connectors() {
        return plugins.all().stream().map(ConnectorView::of).toList();
    }

    /** An installed connector. */
    public record ConnectorView(
            String id,
            String name,
            String version,
            String sha256,
            List<String> capabilities,
            List<FieldView> config,
            boolean quarantined) {

        static ConnectorView of(HostedPlugin plugin) {
            var descriptor = plugin.descriptor();
            return new ConnectorView(
                    descriptor.id(),
                    descriptor.name(),
                    plugin.version(),
                    plugin.sha256(),
                    descriptor.capabilities().stream().map(Enum::name).sorted().toList(),
                    descriptor.config().stream().map(FieldView::of).toList(),
                    plugin.threads().isQuarantined());
        }
    }

    /** Something to fill in. */
    public record FieldView(
            String name,
            String type,
            boolean required,
            @Nullable String fallback,
            List<String> choices,
            String help) {

        static FieldView of(ConfigField field) {
            return new FieldView(
                    field.name(),
                    field.type().name(),
                    field.required(),
                    field.fallback(),
                    field.choices(),
                    field.help());
        }
    }
}
