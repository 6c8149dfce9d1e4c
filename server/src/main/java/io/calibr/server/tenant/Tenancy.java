package io.calibr.server.tenant;

import io.calibr.model.TenantId;
import java.util.Optional;

/**
 * The tenant of the running work. A request's is bound around it by the web server filter that authenticates; a job binds
 * its own. It does not follow into another thread: whoever starts one carries the tenant over by hand.
 */
public final class Tenancy {

    private static final ScopedValue<Optional<TenantId>> TENANT = ScopedValue.newInstance();
    private static final ScopedValue<Boolean> BACKGROUND = ScopedValue.newInstance();

    private Tenancy() {}

    /** The tenant; {@link IllegalStateException} where none is bound. */
    public static TenantId current() {
        return find().orElseThrow(() -> new IllegalStateException("no tenant is bound to this work"));
    }

    public static Optional<TenantId> find() {
        return TENANT.orElse(Optional.empty());
    }

    /** Whether the running work is a job's and uses the connections set aside for jobs. */
    public static boolean isBackground() {
        return BACKGROUND.orElse(false);
    }

    /** Runs the work for the tenant. */
    public static <T, X extends Throwable> T call(TenantId tenant, ScopedValue.CallableOp<? extends T, X> work)
            throws X {
        return ScopedValue.where(TENANT, Optional.of(tenant)).call(work);
    }

    public static void run(TenantId tenant, Runnable work) {
        ScopedValue.where(TENANT, Optional.of(tenant)).run(work);
    }

    /** Runs a job's work for the tenant, as the database role of the worker. */
    public static <T, X extends Throwable> T callInBackground(
            TenantId tenant, ScopedValue.CallableOp<? extends T, X> work) throws X {
        return ScopedValue.where(TENANT, Optional.of(tenant))
                .where(BACKGROUND, true)
                .call(work);
    }

    /** Runs a job's work that has no tenant yet, such as asking which tenants have work. */
    public static <T, X extends Throwable> T callInBackgroundWithoutTenant(ScopedValue.CallableOp<? extends T, X> work)
            throws X {
        return ScopedValue.where(TENANT, Optional.<TenantId>empty())
                .where(BACKGROUND, true)
                .call(work);
    }
}
