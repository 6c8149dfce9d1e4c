package io.calibr.server.event;

import io.calibr.model.TenantId;
import io.calibr.server.platform.Transactions;
import io.calibr.server.tenant.Tenancy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Asks, before any tenant is known, which tenants have background work. */
@Dependent
public class TenantsWithWork {

    private final Transactions transactions;
    private final Session session;

    @Inject
    TenantsWithWork(Transactions transactions, Session session) {
        this.transactions = transactions;
        this.session = session;
    }

    /** At most that many, in no particular order. */
    public List<TenantId> some(int most) {
        return Tenancy.callInBackgroundWithoutTenant(() -> transactions.call(() -> session.createNativeQuery(
                        "select tenant_id from calibr_lookup.tenants_with_work(:most)", UUID.class)
                .setParameter("most", most)
                .getResultStream()
                .map(TenantId::new)
                .toList()));
    }
}
