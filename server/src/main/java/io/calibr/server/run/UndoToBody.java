package io.calibr.server.run;

import io.calibr.model.Sku;
import io.calibr.server.problem.Kind;
import io.calibr.server.problem.Moments;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where to go back to.
 *
 * @param priceList its slug; left out for the project's only one
 * @param channel the id or slug of a connection; left out for prices that stay in Calibr
 * @param at an instant, or a day, which begins in the project's zone
 * @param skus left out for all whose price was written since
 * @param reason for those who approve, kept with the price changes
 */
public record UndoToBody(
        @Nullable String priceList,
        @Nullable String channel,
        @Nullable String at,
        @Nullable List<Sku> skus,
        @Nullable String reason) {

    /** What is asked for: a place, an instant that has passed, and perhaps some SKUs. */
    record Wanted(
            Optional<String> priceList,
            Optional<String> channel,
            Instant at,
            Optional<List<String>> skus,
            Optional<String> reason) {}

    Wanted wanted(Instant now, ZoneId zone) {
        if (at == null) {
            throw Kind.INVALID_VALUE.because("say which instant to go back to").with("member", "at");
        }
        var instant = Moments.member("at", at, zone);
        if (instant.isAfter(now)) {
            throw Kind.INVALID_VALUE
                    .because("nobody can go back to what is still to come")
                    .with("member", "at")
                    .with("value", at);
        }
        return new Wanted(
                Optional.ofNullable(priceList),
                Optional.ofNullable(channel),
                instant,
                UndoBody.named("skus", skus),
                Words.text("reason", reason));
    }
}
