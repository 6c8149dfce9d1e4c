package io.calibr.server.platform;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Runs work in one transaction of the current tenant; inside another one it joins. Anything thrown rolls back. Use cases
 * say {@code @Transactional} instead; this is for loops of several transactions.
 */
@Dependent
public class Transactions {

    private static final ScopedValue<Session> CURRENT = ScopedValue.newInstance();

    private final Database database;

    @Inject
    Transactions(Database database) {
        this.database = database;
    }

    /** The result of the work, committed. */
    public <T, X extends Throwable> T call(ScopedValue.CallableOp<? extends T, X> work) throws X {
        if (CURRENT.isBound()) {
            requireSameTenant(CURRENT.get());
            return work.call();
        }
        try (var session = database.sessions().openSession()) {
            return ScopedValue.where(CURRENT, session).call(() -> inTransaction(session, work));
        }
    }

    public void run(Runnable work) {
        call(() -> {
            work.run();
            return Boolean.TRUE;
        });
    }

    static Session currentSession() {
        if (!CURRENT.isBound()) {
            throw new IllegalStateException("no transaction is running; mark the use case @Transactional");
        }
        return CURRENT.get();
    }

    private static <T, X extends Throwable> T inTransaction(
            Session session, ScopedValue.CallableOp<? extends T, X> work) throws X {
        var transaction = session.beginTransaction();
        var done = false;
        try {
            T result = work.call();
            transaction.commit();
            done = true;
            return result;
        } finally {
            if (!done && transaction.isActive()) {
                transaction.rollback();
            }
        }
    }

    private static void requireSameTenant(Session session) {
        UUID bound = (UUID) session.getTenantIdentifierValue();
        if (!CurrentTenant.identifier().equals(bound)) {
            throw new IllegalStateException("a transaction of one tenant cannot go on in another");
        }
    }
}
