package io.calibr.server.run;

import io.calibr.model.ProjectId;
import io.calibr.model.UserId;
import io.calibr.server.security.ProjectScope;

/** Who asks, and in which project. */
record Actor(UserId user, ProjectId project) {

    static Actor of(ProjectScope scope) {
        return new Actor(scope.caller().user(), scope.project());
    }
}
