package io.calibr.server.job;

import io.calibr.server.event.Job;
import io.calibr.server.platform.Page;
import io.calibr.server.platform.PageRequest;
import io.calibr.server.run.Words;
import io.calibr.server.security.Allowed;
import io.calibr.server.security.ProjectScope;
import io.calibr.server.security.Role;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What goes on in the background, over HTTP. */
@Dependent
@Path("/api/v1/jobs")
@Produces(MediaType.APPLICATION_JSON)
public class JobResource {

    private final ReadJobs reading;

    @Inject
    JobResource(ReadJobs reading) {
        this.reading = reading;
    }

    @GET
    @Allowed(Role.VIEWER)
    @Operation(
            summary =
                    "What is running, due, failed and to come: dry runs, the writing of prices, the reading of channels")
    public Page<JobView> list(
            @Context ProjectScope scope,
            @QueryParam("job") @Nullable String job,
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return reading.page(
                scope.project(),
                new ReadJobs.Filter(
                        Words.optional("job", name(job), Job.class), Words.optional("state", state, JobState.class)),
                PageRequest.of(limit, cursor));
    }

    /** By the name of its events, or by the last part of that. */
    private static @Nullable String name(@Nullable String job) {
        return job == null ? null : job.replace("job.rule.", "").replace('.', '_');
    }
}
