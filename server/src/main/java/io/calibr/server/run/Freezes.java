package io.calibr.server.run;

import io.calibr.model.ConnectionId;
import io.calibr.model.ProjectId;
import io.calibr.server.connector.FreezeView;
import java.util.Optional;

import static io.calibr.server.problem.Kind.PRICES_FROZEN;

/** Which prices are frozen: those of a project, or those of one of its connections. */
interface Freezes {

    /** What is frozen: a whole project if no connection is named. */
    record Place(ProjectId project, Optional<ConnectionId> connection) {}

    /** What keeps a run from writing; of the project rather than of its connection. */
    Optional<FreezeView> over(Plan plan);

    /** A problem for whoever wants to let a run write now. */
    default void refuse(Run run) {
        over(run.plan()).ifPresent(freeze -> {
            throw PRICES_FROZEN.because(freeze.reason()).with("run", run.id());
        });
    }

    /** False if it is frozen already. */
    boolean add(Place place, FreezeView freeze);

    /** False if it is not frozen. */
    boolean remove(Place place);

    Optional<FreezeView> of(Place place);
}
