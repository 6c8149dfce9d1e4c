package io.calibr.server.run;

import io.calibr.server.problem.Kind;
import io.calibr.server.problem.Moments;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The body of a new run: a rulebook or a single rule, each by id or slug.
 *
 * @param asOf an instant, or a day, which begins in the project's zone; now if left out
 * @param channel the id or slug of a connection; left out, prices stay in Calibr
 * @param customerGroup what the term {@code customer-group} reads; the list's audience if left out
 * @param canary left out, the run is applied whole, unless its application asks for one
 * @param apply whether to apply the run at once where the project's policy agrees to it by itself; not so if left out
 */
public record RunBody(
        @Nullable String rulebook,
        @Nullable String rule,
        @Nullable String priceList,
        @Nullable String asOf,
        @Nullable String channel,
        @Nullable String customerGroup,
        @Nullable CanaryBody canary,
        @Nullable Boolean apply) {

    private static final int LONGEST_GROUP = 200;

    RunRequest request(Instant now, ZoneId zone) {
        return new RunRequest(
                rules(),
                Optional.ofNullable(priceList),
                asOf == null ? now : Moments.member("asOf", asOf, zone),
                Optional.ofNullable(channel),
                customers(),
                Optional.ofNullable(canary).map(CanaryBody::plan));
    }

    private Optional<String> customers() {
        var group = Optional.ofNullable(customerGroup);
        if (group.filter(name -> name.isBlank() || name.length() > LONGEST_GROUP)
                .isPresent()) {
            throw Kind.INVALID_VALUE
                    .because("a customer group has 1 to " + LONGEST_GROUP + " characters")
                    .with("member", "customerGroup");
        }
        return group;
    }

    boolean wantsApply() {
        return Boolean.TRUE.equals(apply);
    }

    private RunRequest.Rules rules() {
        if (rulebook != null && rule == null) {
            return new RunRequest.Rules.Rulebook(rulebook);
        }
        if (rule != null && rulebook == null) {
            return new RunRequest.Rules.OneRule(rule);
        }
        throw Kind.INVALID_VALUE.because("name a rulebook or a rule").with("member", "rulebook");
    }
}
