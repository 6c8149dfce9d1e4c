package io.calibr.server.run;

import io.calibr.model.TargetId;
import io.calibr.server.platform.JsonBinding;
import io.calibr.server.problem.Kind;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which failed targets are tried again.
 *
 * @param targets their ids; all if there is no body
 */
public record RetryBody(@Nullable List<String> targets) {

    private static final Jsonb JSON = JsonBinding.create();

    /** From the text of the body, which may be left out. */
    static List<TargetId> targets(String text) {
        if (text.isBlank()) {
            return List.of();
        }
        try {
            return Optional.ofNullable(JSON.fromJson(text, RetryBody.class))
                    .map(RetryBody::targets)
                    .filter(named -> !named.isEmpty())
                    .orElseThrow(() -> Kind.INVALID_VALUE
                            .because("name at least one target")
                            .with("member", "targets"))
                    .stream()
                    .map(String::valueOf)
                    .map(TargetId::of)
                    .toList();
        } catch (JsonbException unreadable) {
            throw Kind.MALFORMED_BODY.because("the body is not {\"targets\": [..]}");
        } catch (IllegalArgumentException noId) {
            throw Kind.INVALID_VALUE.because("a target is named by its id").with("member", "targets");
        }
    }
}
