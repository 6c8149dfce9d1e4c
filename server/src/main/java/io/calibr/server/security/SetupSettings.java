package io.calibr.server.security;

import io.calibr.server.platform.Settings;
import org.jspecify.annotations.Nullable;

/**
 * The tenant and the project that the first start founds for {@link OwnerSettings}.
 *
 * @param tenant the tenant's slug; a tenant of this slug that is there is left as it is
 * @param project the project's slug
 * @param zone in which the project's days begin
 * @param currency of its price lists; has no default, since it cannot be changed later
 */
@Settings("calibr.setup")
record SetupSettings(
        String tenant,
        String project,
        String zone,
        @Nullable String currency) {

    SetupSettings {
        NewProject.requireSlug("calibr.setup.tenant:", tenant);
        NewProject.requireSlug("calibr.setup.project:", project);
        requireSense("calibr.setup.zone: ", () -> NewProject.zone(zone));
        if (currency != null) {
            requireSense("calibr.setup.currency: ", () -> NewProject.currency(currency));
        }
    }

    NewProject newProject() {
        if (currency == null) {
            throw new IllegalArgumentException("calibr.setup.owner.email needs calibr.setup.currency");
        }
        return new NewProject(project, project, NewProject.zone(zone), NewProject.currency(currency), true);
    }

    private static void requireSense(String key, Runnable check) {
        try {
            check.run();
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException(key + refused.getMessage(), refused);
        }
    }
}
