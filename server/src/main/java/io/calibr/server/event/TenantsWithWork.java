package io.calibr.server.event;

import io.calibr.model.TenantId;
import io.calibr.server.platform.Transactions;
import io.calibr.server.tenant.Tenancy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Asks, before any tenant is known, which tenants have background work. */
@Dependent
public class TenantsWithWork {

    private final Transactions transactions;
    private final Session session;
    private final Clock clock;

    @Inject
    TenantsWithWork(Transactions transactions, Session session, Clock clock) {
        this.transactions = transactions;
        this.session = session;
        this.clock = clock;
    }

    /** At most that many, in no particular order. */
    public List<TenantId> some(int most) {
        return Tenancy.callInBackgroundWithoutTenant(
                () -> transactions.call(() -> session.createNativeQuery("""
                        select tenant_id
                          from (select tenant_id from calibr_lookup.tenants_with_work(:most)
                                 union
                                select tenant_id from calibr_lookup.tenants_with_turns(:at, :most)
                                 union
                                select tenant_id from calibr_lookup.tenants_with_checks(:at, :most)) as waiting
                         order by random() limit :most""", UUID.class)
                        .setParameter("at", clock.instant())
                        .setParameter("most", most)
                        .getResultStream()
                        .map(TenantId::new)
                        .toList()));
    }
}
