package io.calibr.server.run;

import io.calibr.server.problem.Kind;
import io.calibr.server.rule.GuardrailText;
import io.calibr.server.rule.TrialRules.TrialRule;
import io.calibr.server.security.Allowed;
import io.calibr.server.security.ProjectScope;
import io.calibr.server.security.Role;
import io.calibr.server.tenant.Scope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Trying out rules that are not published, over HTTP. */
@Dependent
@Path("/api/v1/plan")
public class PlanResource {

    static final String LINES = "application/x-ndjson";

    private final PlanPrices plan;

    @Inject
    PlanResource(PlanPrices plan) {
        this.plan = plan;
    }

    /** A line of JSON for each SKU on sale, and {@code {"end": true}} as the last one. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(LINES)
    @Allowed(value = Role.EDITOR, scope = Scope.READ)
    public Response plan(@Context ProjectScope scope, PlanBody body) throws IOException {
        return Response.ok(plan.file(scope, body.wanted()), LINES).build();
    }

    /**
     * The body: a whole rulebook as text.
     *
     * @param rules in the order in which a SKU passes them
     * @param asOf an instant, or a day, which begins in the project's zone; now if left out
     * @param channel the id or slug of a connection; left out, prices are compared with those in Calibr
     * @param customerGroup what the term {@code customer-group} reads; the list's audience if left out
     */
    public record PlanBody(
            @Nullable List<PlanRule> rules,
            @Nullable GuardrailText guardrails,
            @Nullable String priceList,
            @Nullable String asOf,
            @Nullable String channel,
            @Nullable String customerGroup) {

        PlanPrices.Wanted wanted() {
            if (rules == null || rules.isEmpty()) {
                throw Kind.INVALID_VALUE.because("a plan has at least one rule").with("member", "rules");
            }
            return new PlanPrices.Wanted(
                    rules.stream().map(PlanRule::trial).toList(),
                    guardrails == null ? new GuardrailText(null, Map.of()) : guardrails,
                    new RunBody("plan", null, priceList, asOf, channel, customerGroup, null, null));
        }
    }

    /** One rule of it: {@code table} or {@code drl} and its text. */
    public record PlanRule(
            @Nullable String slug,
            @Nullable String kind,
            @Nullable String text) {

        TrialRule trial() {
            if (slug == null || kind == null || text == null) {
                throw Kind.INVALID_VALUE
                        .because("a rule has a slug, a kind and a text")
                        .with("member", "rules");
            }
            return new TrialRule(slug, kind, text);
        }
    }
}
