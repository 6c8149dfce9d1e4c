package io.calibr.server.run;

import io.calibr.model.Sku;
import io.calibr.model.TargetId;
import io.calibr.server.problem.Kind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What of a run is to be undone: some targets, some SKUs, or everything if neither is named.
 *
 * @param reason for those who approve, kept with the price changes
 */
public record UndoBody(
        @Nullable List<TargetId> targets,
        @Nullable List<Sku> skus,
        @Nullable String reason) {

    static final UndoBody EVERYTHING = new UndoBody(null, null, null);

    Optional<UndoPart> part() {
        if (targets != null && skus != null) {
            throw Kind.INVALID_VALUE.because("name targets or SKUs, not both").with("member", "targets");
        }
        return targets == null
                ? named("skus", skus).map(names -> new UndoPart(true, names))
                : named("targets", targets).map(names -> new UndoPart(false, names));
    }

    Optional<String> why() {
        return Words.text("reason", reason);
    }

    /** As they are written, each once. */
    static Optional<List<String>> named(String member, @Nullable List<?> things) {
        if (things == null) {
            return Optional.empty();
        }
        if (things.isEmpty() || things.stream().anyMatch(Objects::isNull)) {
            throw Kind.INVALID_VALUE.because("name at least one").with("member", member);
        }
        return Optional.of(things.stream().map(UndoBody::name).distinct().toList());
    }

    private static String name(Object thing) {
        return thing instanceof Sku(var sku) ? sku : thing.toString();
    }
}
