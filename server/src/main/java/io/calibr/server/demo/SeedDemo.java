package io.calibr.server.demo;

import io.calibr.model.ProjectId;
import io.calibr.model.TenantId;
import io.calibr.model.UserId;
import io.calibr.server.security.PasswordHash;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.util.UUID;

/**
 * Makes the demo's tenant and its two people: what nobody can ask the API for before there is anybody to ask. The ids
 * never change, so a second start finds what the first one made.
 */
@Dependent
class SeedDemo {
    static final TenantId TENANT = new TenantId(id(1));
    static final ProjectId PROJECT = new ProjectId(id(2));
    static final UserId MERCHANDISER = new UserId(id(3));
    static final UserId APPROVER = new UserId(id(4));

    private final DemoTenantStore store;

    @Inject
    SeedDemo(DemoTenantStore store) {
        this.store = store;
    }

    /** To be called as the demo's tenant. */
    @Transactional
    void seed(String password) {
        if (store.knows(TENANT, MERCHANDISER, APPROVER)) {
            return;
        }
        var hash = PasswordHash.of(password, new SecureRandom()).text();
        store.addTenant(TENANT, DemoProject.TENANT, "Calibr demo");
        store.addProject(TENANT, PROJECT, DemoProject.PROJECT, "AdventureWorks");
        store.addUser(TENANT, MERCHANDISER, DemoProject.MERCHANDISER, "Mia Merchandiser", hash);
        store.addUser(TENANT, APPROVER, DemoProject.APPROVER, "Otto Approver", hash);
        store.addMember(TENANT, PROJECT, MERCHANDISER, "OWNER");
        store.addMember(TENANT, PROJECT, APPROVER, "ADMIN");
    }

    private static UUID id(int number) {
        return new UUID(0x0000_0000_0000_7000L, 0x8000_0000_0000_0000L | number);
    }
}
