package io.calibr.server.run;

import io.calibr.model.ProjectId;
import io.calibr.model.RunId;
import io.calibr.model.TenantId;
import io.calibr.server.security.Allowed;
import io.calibr.server.security.ProjectScope;
import io.calibr.server.security.Role;
import io.calibr.server.tenant.Tenancy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** Tells a listener how a run gets on, each time something changed, until nothing more will happen by itself. */
@Dependent
@Path("/api/v1/runs")
public class RunEventsResource {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final Set<RunState> MOVING = EnumSet.of(RunState.QUEUED, RunState.APPLYING);

    private final ReadRuns reading;

    @Inject
    RunEventsResource(ReadRuns reading) {
        this.reading = reading;
    }

    /** Answers at once; a virtual thread goes on, which the tenant is carried over to by hand. */
    @GET
    @Path("{id}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Allowed(Role.VIEWER)
    public void events(
            @Context ProjectScope scope, @PathParam("id") RunId id, @Context SseEventSink sink, @Context Sse sse) {
        var first = reading.one(scope.project(), id);
        TenantId tenant = scope.tenant();
        ProjectId project = scope.project();
        Thread.ofVirtual()
                .name("run-events-" + id)
                .start(() -> Tenancy.run(tenant, () -> follow(project, first, sink, sse)));
    }

    private void follow(ProjectId project, RunView first, SseEventSink sink, Sse sse) {
        try (sink) {
            var told = first;
            send(told, 0, sink, sse);
            var looks = LONGEST.dividedBy(BETWEEN_LOOKS);
            for (var look = 1L; look < looks && MOVING.contains(told.state()) && !sink.isClosed(); look++) {
                Thread.sleep(BETWEEN_LOOKS);
                var now = reading.one(project, first.id());
                if (!now.equals(told)) {
                    send(now, look, sink, sse);
                    told = now;
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(RunView run, long number, SseEventSink sink, Sse sse) {
        sink.send(sse.newEventBuilder()
                        .id(String.valueOf(number))
                        .name("run")
                        .mediaType(MediaType.APPLICATION_JSON_TYPE)
                        .data(RunView.class, run)
                        .build())
                .toCompletableFuture()
                .join();
    }
}
