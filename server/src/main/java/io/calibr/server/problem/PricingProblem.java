package io.calibr.server.problem;

import java.io.Serial;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A refusal the caller can act on; answered as an RFC 9457 problem of its kind. */
public final class PricingProblem extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final transient Map<String, Object> facts = new LinkedHashMap<>();
    private @Nullable String detail;

    PricingProblem(Kind kind) {
        super(kind.title());
        this.kind = kind;
    }

    /** Adds a member to the answer: a string, number, boolean, or a list or map of these; anything else as text. */
    public PricingProblem with(String name, Object value) {
        facts.put(name, value);
        return this;
    }

    /** Says in a sentence what happened this time; the caller reads it. */
    public PricingProblem because(String sentence) {
        detail = sentence;
        return this;
    }

    public Kind kind() {
        return kind;
    }

    public Optional<String> detail() {
        return Optional.ofNullable(detail);
    }

    public Map<String, Object> facts() {
        return Collections.unmodifiableMap(facts);
    }

    @Override
    public String getMessage() {
        return kind.title()
                + detail().map(sentence -> ": " + sentence).orElse("")
                + (facts.isEmpty() ? "" : " " + facts);
    }
}
