package io.calibr.server.run;

import io.calibr.model.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far a run's approval is.
 *
 * @param selection which choice of lines it is about; what was given for an earlier one is void
 * @param given for this selection, the first first
 */
record RunApproval(int selection, ApprovalNeed need, List<Given> given) {

    RunApproval {
        given = List.copyOf(given);
    }

    /** One person agreed. */
    record Given(UserId by, Instant at, Optional<String> reason) {}

    boolean isFrom(UserId user) {
        return given.stream().anyMatch(one -> one.by().equals(user));
    }

    /** Whether nobody else has to agree once one more person does. */
    boolean isLast() {
        return given.size() + 1 >= need.decision().people();
    }
}
