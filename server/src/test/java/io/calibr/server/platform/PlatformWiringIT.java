package io.calibr.server.platform;

import io.calibr.model.TenantId;
import io.calibr.server.tenant.Tenancy;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import org.hibernate.Session;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@ExtendWith(ArquillianExtension.class)
class PlatformWiringIT {

    private static final TenantId TENANT = new TenantId(new UUID(7, 7));

    @Inject
    Session session;

    @Inject
    Transactions transactions;

    @Inject
    Clock clock;

    @Inject
    @WallClock
    Clock wallClock;

    @Inject
    IdSource ids;

    @Deployment
    static JavaArchive nothingThatIsNotThereAlready() {
        return ShrinkWrap.create(JavaArchive.class);
    }

    @Test
    void businessTimeAndTheWallsAreTwoClocks() {
        assertThat(clock).isInstanceOf(MovableClock.class);
        assertThat(wallClock).isNotInstanceOf(MovableClock.class);
        assertThat(ids.next()).isNotEqualTo(ids.next());
    }

    @Test
    void thereIsNoSessionOutsideOfATransaction() {
        assertThatIllegalStateException().isThrownBy(() -> session.isOpen()).withMessageContaining("@Transactional");
    }

    @Test
    void aTransactionRunsAsItsTenantAndTheNextOneOnTheSameConnectionAsNobody() {
        var within = Tenancy.call(TENANT, () -> transactions.call(this::tenant));

        var after = transactions.call(this::tenant);

        assertThat(within).isEqualTo(TENANT.toString());
        assertThat(after).isEmpty();
    }

    @Test
    void jobsWorkAsAnotherRoleOfTheDatabase() {
        var request = transactions.call(this::role);

        var job = Tenancy.callInBackground(TENANT, () -> transactions.call(this::role));

        assertThat(request).isEqualTo("calibr_app");
        assertThat(job).isEqualTo("calibr_worker");
    }

    @Test
    void aTransactionDoesNotGoOnInAnotherTenant() {
        assertThatIllegalStateException()
                .isThrownBy(() -> transactions.call(() -> Tenancy.call(TENANT, () -> transactions.call(this::tenant))));
    }

    private String tenant() {
        return session.createNativeQuery("select current_setting('app.tenant_id', true)", String.class)
                .getSingleResult();
    }

    private String role() {
        return session.createNativeQuery("select cast(current_user as text)", String.class)
                .getSingleResult();
    }
}
