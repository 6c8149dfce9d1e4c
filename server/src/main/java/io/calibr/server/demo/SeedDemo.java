package io.calibr.server.demo;

import io.calibr.model.ProjectId;
import io.calibr.model.TenantId;
import io.calibr.model.UserId;
import io.calibr.server.security.FoundTenant;
import io.calibr.server.security.NewProject;
import io.calibr.server.security.Role;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;

/** Founds the demo's tenant with its two people. The ids never change, so a second start finds what the first one made. */
@Dependent
class SeedDemo {
    static final TenantId TENANT = new TenantId(id(1));
    static final ProjectId PROJECT = new ProjectId(id(2));
    static final UserId MERCHANDISER = new UserId(id(3));
    static final UserId APPROVER = new UserId(id(4));

    private final FoundTenant founding;

    @Inject
    SeedDemo(FoundTenant founding) {
        this.founding = founding;
    }

    void seed(String password) {
        var mia = new FoundTenant.Person(DemoProject.MERCHANDISER, "Mia Merchandiser", password, Role.OWNER);
        var otto = new FoundTenant.Person(DemoProject.APPROVER, "Otto Approver", password, Role.ADMIN);
        var project = new NewProject(
                DemoProject.PROJECT, "AdventureWorks", ZoneId.of("UTC"), Currency.getInstance("USD"), true);
        founding.found(
                new FoundTenant.Wanted(DemoProject.TENANT, "Calibr demo", project, List.of(mia, otto)), ids()::next);
    }

    private static Iterator<UUID> ids() {
        return List.of(TENANT.value(), PROJECT.value(), MERCHANDISER.value(), APPROVER.value())
                .iterator();
    }

    private static UUID id(int number) {
        return new UUID(0x0000_0000_0000_7000L, 0x8000_0000_0000_0000L | number);
    }
}
