package io.calibr.server.rule;

import io.calibr.engine.example.Matched;
import io.calibr.model.Money;
import io.calibr.model.RuleId;
import io.calibr.model.Sku;
import io.calibr.server.problem.Kind;
import io.calibr.server.rule.MatchRule.Subject;
import io.calibr.server.security.Allowed;
import io.calibr.server.security.ProjectScope;
import io.calibr.server.security.Role;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a draft or branch would do, over HTTP: to itself, to one SKU and to the catalogue. Nothing is stored. */
@Dependent
@Path("/api/v1/rules")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RuleLintResource {

    private final LintRule linting;
    private final MatchRule matching;
    private final MeasureImpact measuring;

    @Inject
    RuleLintResource(LintRule linting, MatchRule matching, MeasureImpact measuring) {
        this.linting = linting;
        this.matching = matching;
        this.measuring = measuring;
    }

    /**
     * What is odd about the draft, about a branch, or about another text for it.
     *
     * @param hits whether to list rows that fired for nothing in the newest run
     * @param catalogue whether to price the catalogue and list rows that break a guardrail
     */
    @POST
    @Path("{id}/lint")
    @Allowed(Role.VIEWER)
    public LintView lint(
            @Context ProjectScope scope,
            @PathParam("id") RuleId id,
            @QueryParam("hits") @DefaultValue("false") boolean hits,
            @QueryParam("catalogue") @DefaultValue("false") boolean catalogue,
            @QueryParam("branch") @Nullable String branch,
            LintedText body) {
        return linting.lint(scope, id, RuleTexts.Wanted.of(branch, body.text()), new LintRule.Wanted(hits, catalogue));
    }

    /** Which rows match one SKU, given by its facts or from the catalogue. */
    @POST
    @Path("{id}/match")
    @Allowed(Role.VIEWER)
    public MatchView match(
            @Context ProjectScope scope,
            @PathParam("id") RuleId id,
            @QueryParam("branch") @Nullable String branch,
            MatchedSku body) {
        return MatchView.of(matching.match(scope, id, RuleTexts.Wanted.of(branch, body.text()), body.subject()));
    }

    /** What the draft or a branch, by itself or in a published rulebook, would do to the catalogue. */
    @POST
    @Path("{id}/impact")
    @Allowed(Role.VIEWER)
    public RuleImpactView impact(
            @Context ProjectScope scope,
            @PathParam("id") RuleId id,
            @QueryParam("branch") @Nullable String branch,
            MeasuredText body) {
        var text = RuleTexts.Wanted.of(branch, body.text());
        return RuleImpactView.of(
                measuring.measure(scope, id, new ImpactSubjects.Wanted(body.priceList(), body.rulebook(), text)));
    }

    /** Body of a lint; without a text it is about what is saved. */
    public record LintedText(@Nullable String text) {}

    /**
     * Body of a match: facts by term, or a SKU.
     *
     * @param priceList slug of the list that the SKU's prices are on; not needed where there is only one
     */
    public record MatchedSku(
            @Nullable String text,
            @Nullable Map<String, String> facts,
            @Nullable Sku sku,
            @Nullable String priceList) {

        Subject subject() {
            if (facts != null && sku == null) {
                var known = new LinkedHashMap<>(facts);
                // JSON's null is a fact that is left out
                known.values().removeIf(Objects::isNull);
                return new Subject.Facts(known);
            }
            if (sku != null && facts == null) {
                return new Subject.InCatalogue(sku, Optional.ofNullable(priceList));
            }
            throw Kind.INVALID_VALUE.because("a match has facts or a SKU").with("member", "facts");
        }
    }

    /** Body of an impact; price list and rulebook by id or slug. */
    public record MeasuredText(
            @Nullable String priceList,
            @Nullable String rulebook,
            @Nullable String text) {}

    /**
     * The answer to a match.
     *
     * @param rows all rows whose conditions hold, in the table's order
     * @param acting those that act, or are in conflict
     * @param price not there where the rule comes to none
     * @param outcome priced, unchanged, held, conflicting or not-covered
     */
    public record MatchView(
            List<String> rows,
            List<String> acting,
            @Nullable Money price,
            String outcome) {
        public MatchView {
            rows = List.copyOf(rows);
            acting = List.copyOf(acting);
        }

        static MatchView of(Matched matched) {
            return new MatchView(
                    matched.rows(),
                    matched.actual().rows(),
                    matched.actual().price().orElse(null),
                    matched.actual().outcome());
        }
    }
}
