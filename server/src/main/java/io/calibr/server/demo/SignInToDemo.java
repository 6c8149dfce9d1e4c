package io.calibr.server.demo;

import io.calibr.server.platform.DemoSettings;
import io.calibr.server.problem.Kind;
import io.calibr.server.security.IssueToken;
import io.calibr.server.security.TokenView;
import io.calibr.server.tenant.Tenancy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Logs in as one of the demo's own people without a password, on a server that is a demonstration. Nobody else can be
 * chosen, also not somebody who became a member of the demo's project later.
 */
@Dependent
class SignInToDemo {

    private final DemoSettings settings;
    private final DemoTenantStore store;
    private final IssueToken token;

    @Inject
    SignInToDemo(DemoSettings settings, DemoTenantStore store, IssueToken token) {
        this.settings = settings;
        this.store = store;
        this.token = token;
    }

    /** By name; nobody on a demonstration that shows no demo. */
    List<DemoPerson> people() {
        if (!settings.enabled()) {
            throw Kind.NOT_FOUND.because("this server is no demonstration");
        }
        return Tenancy.call(
                SeedDemo.TENANT,
                () -> store.people(
                        SeedDemo.TENANT, SeedDemo.PROJECT, List.of(SeedDemo.MERCHANDISER, SeedDemo.APPROVER)));
    }

    TokenView signIn(String email) {
        var person = people().stream()
                .filter(known -> known.email().equalsIgnoreCase(email.strip()))
                .findFirst()
                .orElseThrow(() -> Kind.INVALID_VALUE
                        .because("the address belongs to nobody of this demonstration")
                        .with("field", "email"));
        return token.issue(SeedDemo.TENANT, person.id(), person.email());
    }
}
