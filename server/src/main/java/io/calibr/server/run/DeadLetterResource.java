package io.calibr.server.run;

import io.calibr.server.platform.Page;
import io.calibr.server.platform.PageRequest;
import io.calibr.server.problem.Kind;
import io.calibr.server.security.Allowed;
import io.calibr.server.security.ProjectScope;
import io.calibr.server.security.Role;
import io.calibr.server.tenant.Scope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Dead letters of all runs over HTTP. */
@Dependent
@Path("/api/v1/dlq")
@Produces(MediaType.APPLICATION_JSON)
public class DeadLetterResource {

    private final RequeueDeadLetter requeue;
    private final ReadRuns reading;
    private final FindChannel channels;

    @Inject
    DeadLetterResource(RequeueDeadLetter requeue, ReadRuns reading, FindChannel channels) {
        this.requeue = requeue;
        this.reading = reading;
        this.channels = channels;
    }

    @GET
    @Allowed(Role.VIEWER)
    @Operation(summary = "Prices that failed for good and that nobody has tried again, newest first")
    public Page<DeadLetterView> list(
            @Context ProjectScope scope,
            @QueryParam("class") @Nullable String failure,
            @QueryParam("channel") @Nullable String channel,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return reading.deadLetters(
                scope.project(),
                Words.optional("class", failure, FailureClass.class),
                Optional.ofNullable(channel)
                        .map(name -> channels.named(scope.project(), name).id()),
                PageRequest.of(limit, cursor));
    }

    @POST
    @Path("{id}/requeue")
    @Allowed(value = Role.EDITOR, scope = Scope.APPLY)
    @Operation(summary = "Tries one price again; one whose failure would only repeat itself with force=true")
    public Response requeue(
            @Context ProjectScope scope,
            @PathParam("id") String id,
            @QueryParam("force") @DefaultValue("false") boolean force) {
        var run = requeue.requeue(uuid(id), Actor.of(scope), force);
        return Response.accepted(reading.one(scope.project(), run.id())).build();
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException noId) {
            throw Kind.DEAD_LETTER_NOT_FOUND.with("deadLetter", id);
        }
    }
}
