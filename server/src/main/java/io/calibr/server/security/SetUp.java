package io.calibr.server.security;

import io.calibr.server.platform.StartRefused;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** At the first start, before the port opens: somebody who can sign in, as the configuration says. */
@Dependent
class SetUp {

    private static final Logger log = LoggerFactory.getLogger(SetUp.class);
    private static final int AFTER_THE_DATABASE = Interceptor.Priority.PLATFORM_BEFORE + 5;

    private final FoundTenant founding;
    private final TenantStore store;

    @Inject
    SetUp(FoundTenant founding, TenantStore store) {
        this.founding = founding;
        this.store = store;
    }

    void begin(
            @Observes @Priority(AFTER_THE_DATABASE) @Initialized(ApplicationScoped.class) Object event,
            SetupSettings setup,
            OwnerSettings owner) {
        setUp(setup, owner);
    }

    /** Founds the tenant, unless there is no owner to found it for, or it is there: then not even the password is read. */
    void setUp(SetupSettings setup, OwnerSettings owner) {
        if (owner.email() == null || store.find(setup.tenant()).isPresent()) {
            return;
        }
        founding.found(wanted(setup, owner))
                .ifPresent(founded -> log.atInfo()
                        .addKeyValue("tenant", founded.tenant())
                        .addKeyValue("project", founded.project())
                        .addKeyValue("owner", owner.email())
                        .log("first tenant founded"));
    }

    private static FoundTenant.Wanted wanted(SetupSettings setup, OwnerSettings owner) {
        try {
            return new FoundTenant.Wanted(setup.tenant(), setup.tenant(), setup.newProject(), List.of(owner.person()));
        } catch (IllegalArgumentException refused) {
            throw new StartRefused(String.valueOf(refused.getMessage()), refused);
        }
    }
}
