package io.calibr.server.platform;

import io.calibr.model.TenantId;
import io.calibr.server.tenant.Tenancy;
import java.util.UUID;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;

/** Tells Hibernate the tenant of the running work; it cannot be told "none", so that has a value of its own. */
final class CurrentTenant implements CurrentTenantIdentifierResolver<UUID> {

    static final UUID NONE = new UUID(0, 0);

    static UUID identifier() {
        return Tenancy.find().map(TenantId::value).orElse(NONE);
    }

    @Override
    public UUID resolveCurrentTenantIdentifier() {
        return identifier();
    }

    @Override
    public boolean validateExistingCurrentSessions() {
        return false;
    }
}
