package io.calibr.server.rule;

import io.calibr.model.RuleId;
import io.calibr.server.problem.EditedVersion;
import io.calibr.server.problem.Kind;
import io.calibr.server.security.Allowed;
import io.calibr.server.security.ProjectScope;
import io.calibr.server.security.Role;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tests of a rule over HTTP. */
@Dependent
@Path("/api/v1/rules/{id}/tests")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RuleTestResource {

    private final TestRule testing;

    @Inject
    RuleTestResource(TestRule testing) {
        this.testing = testing;
    }

    /** The rule's tests, run on the draft or on a branch; all branches share them. */
    @GET
    @Allowed(Role.VIEWER)
    public Response tests(
            @Context ProjectScope scope, @PathParam("id") RuleId id, @QueryParam("branch") @Nullable String branch) {
        return answer(testing.test(scope, id, Optional.ofNullable(branch)));
    }

    @PUT
    @Allowed(Role.EDITOR)
    public Response save(
            @Context ProjectScope scope,
            @PathParam("id") RuleId id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            Tests tests) {
        if (tests.text() == null) {
            throw Kind.INVALID_VALUE.because("tests have a text").with("member", "text");
        }
        return answer(testing.save(scope, id, tests.text(), EditedVersion.required(ifMatch, null)));
    }

    /** Runs other tests, or those of the rule on a branch or another text, without saving anything. */
    @POST
    @Path("run")
    @Allowed(Role.VIEWER)
    public RuleTestsView run(
            @Context ProjectScope scope,
            @PathParam("id") RuleId id,
            @QueryParam("branch") @Nullable String branch,
            Attempt attempt) {
        return testing.tryOut(
                scope, id, Optional.ofNullable(attempt.text()), RuleTexts.Wanted.of(branch, attempt.table()));
    }

    private static Response answer(RuleTestsView tests) {
        return EditedVersion.tagged(tests, tests.revision());
    }

    /** Body of a save. */
    public record Tests(@Nullable String text) {}

    /** Body of a try; what is left out is as it is saved. */
    public record Attempt(@Nullable String text, @Nullable String table) {}
}
