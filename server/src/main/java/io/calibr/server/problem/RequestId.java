package io.calibr.server.problem;

import java.util.Optional;
import java.util.regex.Pattern;

/** The correlation id of the running request: the caller's own if it is a modest word, else a new one. */
public final class RequestId {

    public static final String HEADER = "X-Request-Id";

    private static final Pattern MODEST = Pattern.compile("[A-Za-z0-9._:-]{1,100}");
    private static final ScopedValue<String> CURRENT = ScopedValue.newInstance();

    private RequestId() {}

    public static Optional<String> find() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    public static boolean isModest(String id) {
        return MODEST.matcher(id).matches();
    }

    public static void run(String id, Runnable work) {
        ScopedValue.where(CURRENT, id).run(work);
    }
}
