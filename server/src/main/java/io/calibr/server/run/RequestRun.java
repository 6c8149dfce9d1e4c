package io.calibr.server.run;

import io.calibr.model.RunId;
import io.calibr.server.problem.Kind;
import io.calibr.server.security.ProjectScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;

/** Makes a dry run for another feature: a preview like any other, which waits for approval. */
@Dependent
public class RequestRun {

    private final DryRun dryRun;

    @Inject
    RequestRun(DryRun dryRun) {
        this.dryRun = dryRun;
    }

    /**
     * Refuses what no run could be made of, without making one.
     *
     * @param at the instant to price for, where the body names none
     */
    public void check(RunBody body, ProjectScope scope, Instant at) {
        checkPreview(body);
        dryRun.check(body.request(at, scope.zone()), scope);
    }

    /** The same for what is run again and again, whose rules must not build on the prices they made. */
    public void checkRepeated(RunBody body, ProjectScope scope, Instant at) {
        checkPreview(body);
        dryRun.checkRepeated(body.request(at, scope.zone()), scope);
    }

    /** The new preview, requested by the scope's caller. */
    public RunId run(RunBody body, ProjectScope scope, Instant at, Occasion occasion) {
        return dryRun.run(body.request(at, scope.zone()), scope, occasion).id();
    }

    /** Nobody looks on while a run is made for later, so nobody has it applied. */
    private static void checkPreview(RunBody body) {
        if (body.wantsApply()) {
            throw Kind.INVALID_VALUE
                    .because("a run that is made later is not applied by itself")
                    .with("member", "run.apply");
        }
    }
}
