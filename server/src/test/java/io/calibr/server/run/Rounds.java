package io.calibr.server.run;

import io.calibr.model.TenantId;
import io.calibr.server.tenant.Tenancy;
import io.calibr.server.testing.RunningCalibr;

/** The worker's work in the thread of a test, as another node would do it. */
final class Rounds {

    static final Lane ALONE = new Lane() {
        @Override
        public boolean isClosing() {
            return false;
        }

        @Override
        public void another() {}
    };

    private Rounds() {}

    /** One round of a tenant, and the writing that comes of it. */
    static void of(RunningCalibr calibr, TenantId tenant) {
        var work = calibr.bean(TenantWork.class);
        Tenancy.callInBackground(tenant, () -> {
            work.round().forEach(channel -> work.write(channel, ALONE));
            return true;
        });
    }
}
