package io.calibr.server.security;

import io.calibr.server.platform.DemoClock;
import io.calibr.server.problem.Kind;
import io.calibr.server.tenant.Scope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The business clock, which a demonstration sets to the day its catalogue is from; elsewhere there is nothing here. */
@Path("/api/v1/admin/clock")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AdminClockResource {

    private final DemoClock clock;

    @Inject
    AdminClockResource(DemoClock clock) {
        this.clock = clock;
    }

    @GET
    @Authenticated
    @Operation(summary = "What time it is in this demonstration")
    public Time time() {
        return now();
    }

    @PUT
    @Authenticated(scope = Scope.ADMIN)
    @Operation(summary = "Sets the business clock; it ticks on from there")
    public Time set(Time wanted) {
        if (wanted.instant() == null) {
            throw Kind.INVALID_VALUE.with("field", "instant");
        }
        demo().moveTo(wanted.instant());
        return now();
    }

    @POST
    @Authenticated(scope = Scope.ADMIN)
    @Operation(summary = "Sets the business clock; it ticks on from there")
    public Time move(Time wanted) {
        return set(wanted);
    }

    @DELETE
    @Authenticated(scope = Scope.ADMIN)
    @Operation(summary = "Back to the time on the wall")
    public Time reset() {
        demo().reset();
        return now();
    }

    private Time now() {
        return new Time(demo().instant());
    }

    private DemoClock demo() {
        if (!clock.enabled()) {
            throw Kind.NOT_FOUND.because("this server is no demonstration");
        }
        return clock;
    }

    /** An instant. */
    public record Time(@Nullable Instant instant) {}
}
