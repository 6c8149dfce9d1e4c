package io.calibr.server.connector;

import io.calibr.model.ConnectionId;
import io.calibr.plugin.sdk.ConnectorException;
import io.calibr.plugin.sdk.Health;
import io.calibr.server.connector.CreateConnection.NewConnection;
import io.calibr.server.connector.SyncConnection.Synced;
import io.calibr.server.platform.Page;
import io.calibr.server.problem.Kind;
import io.calibr.server.security.Allowed;
import io.calibr.server.security.ProjectScope;
import io.calibr.server.security.Role;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Connections of a project to its channels. */
@Path("/api/v1/connections")
@Dependent
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ConnectionResource {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final FindConnection find;
    private final CreateConnection create;
    private final SyncConnection sync;
    private final Connections connections;
    private final Calls calls;

    @Inject
    ConnectionResource(
            FindConnection find, CreateConnection create, SyncConnection sync, Connections connections, Calls calls) {
        this.find = find;
        this.create = create;
        this.sync = sync;
        this.connections = connections;
        this.calls = calls;
    }

    @GET
    @Allowed(Role.VIEWER)
    @Operation(summary = "The connections of the project")
    public Page<ConnectionView> list(@Context ProjectScope scope) {
        return new Page<>(find.all(scope).stream().map(ConnectionView::of).toList(), null);
    }

    @POST
    @Allowed(Role.ADMIN)
    @Operation(summary = "Connects the project to a channel")
    public Response add(@Context ProjectScope scope, NewConnection wanted) {
        return Response.status(Response.Status.CREATED)
                .entity(ConnectionView.of(create.create(scope, wanted)))
                .build();
    }

    @GET
    @Path("{id}/health")
    @Allowed(Role.VIEWER)
    @Operation(summary = "Whether the channel answers and accepts us")
    public HealthView health(@Context ProjectScope scope, @PathParam("id") String id) {
        var connection = find.one(scope, id);
        try (var open = connections.open(connection.id())) {
            return HealthView.of(open.check(calls.reading("health", PATIENCE)));
        } catch (ConnectorException unusable) {
            return new HealthView("DOWN", String.valueOf(unusable.getMessage()));
        }
    }

    @POST
    @Path("{id}/sync")
    @Allowed(Role.EDITOR)
    @Operation(summary = "Reads what the channel shows now")
    public Synced sync(@Context ProjectScope scope, @PathParam("id") String id) {
        var connection = find.one(scope, id);
        try {
            return sync.sync(connection.id());
        } catch (ConnectorException failed) {
            throw Kind.CHANNEL_FAILED
                    .because(String.valueOf(failed.getMessage()))
                    .with("connection", connection.id());
        }
    }

    /**
     * A connection without its secrets.
     *
     * @param pausedUntil when it is called again; only while the channel has asked for patience or the connection rests
     * @param frozen only while its prices are
     */
    public record ConnectionView(
            ConnectionId id,
            String slug,
            String name,
            String connector,
            Map<String, String> config,
            @Nullable Instant pausedUntil,
            @Nullable FreezeView frozen) {

        static ConnectionView of(StoredConnection connection) {
            return new ConnectionView(
                    connection.id(),
                    connection.slug(),
                    connection.name(),
                    connection.connector(),
                    connection.config(),
                    connection.rest().pausedUntil(),
                    connection.rest().frozen());
        }
    }

    /** How a connection is: UP, DEGRADED or DOWN, and why. */
    public record HealthView(String status, String detail) {

        static HealthView of(Health health) {
            return switch (health) {
                case Health.Up up -> new HealthView("UP", up.detail());
                case Health.Degraded degraded -> new HealthView("DEGRADED", degraded.reason());
                case Health.Down down -> new HealthView("DOWN", down.reason());
            };
        }
    }
}
