package io.calibr.server.reconcile;

import io.calibr.model.RunId;
import io.calibr.server.security.Allowed;
import io.calibr.server.security.ProjectScope;
import io.calibr.server.security.Role;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Comparing one run's prices with its channel, over HTTP. */
@Dependent
@Path("/api/v1/runs")
@Produces(MediaType.APPLICATION_JSON)
public class RunReconcileResource {

    private final ReconcileRun reconcile;
    private final ReadReconciliations reading;

    @Inject
    RunReconcileResource(ReconcileRun reconcile, ReadReconciliations reading) {
        this.reconcile = reconcile;
        this.reading = reading;
    }

    @POST
    @Path("{id}/reconcile")
    @Allowed(Role.EDITOR)
    @Operation(summary = "Reads what is still the run's from its channel and says what is not as intended")
    public RunReconciliationView reconcile(@Context ProjectScope scope, @PathParam("id") RunId id) {
        reconcile.reconcile(id, scope);
        return reading.ofRun(scope, id).orElseThrow();
    }

    /** Not there before the first time. */
    @GET
    @Path("{id}/reconcile")
    @Allowed(Role.VIEWER)
    @Operation(summary = "What was found last, and the readings before")
    public Response reconciliation(@Context ProjectScope scope, @PathParam("id") RunId id) {
        return reading.ofRun(scope, id)
                .map(found -> Response.ok(found))
                .orElseGet(Response::noContent)
                .build();
    }
}
