package io.calibr.server.tenant;

import io.calibr.model.TenantId;
import io.calibr.model.UserId;
import java.util.Optional;
import java.util.Set;

/**
 * Who makes the running request.
 *
 * @param name for people and records: the e-mail address
 * @param scopes what the credential may be used for; a person's token has all of them
 */
public record Caller(TenantId tenant, UserId user, String name, Set<Scope> scopes, Via via) {

    private static final ScopedValue<Caller> CURRENT = ScopedValue.newInstance();

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /** How the caller proved who they are. */
    public enum Via {
        TOKEN,
        API_KEY
    }

    /** The caller of the running request, if it brought credentials. */
    public static Optional<Caller> find() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /** Runs the work as a request of the caller. */
    public static void run(Caller caller, Runnable work) {
        ScopedValue.where(CURRENT, caller).run(work);
    }
}
