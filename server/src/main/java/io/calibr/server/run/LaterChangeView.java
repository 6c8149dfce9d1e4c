package io.calibr.server.run;

import io.calibr.model.Money;
import io.calibr.model.RunId;
import io.calibr.server.run.RunView.PersonView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who changed a price that a run left as it is.
 *
 * @param price the one found instead
 * @param run which wrote it; not there where no run did
 * @param by whoever asked for that run, or recorded the price; not there where nobody did in Calibr
 * @param approver of that run, where a person approved it
 */
public record LaterChangeView(
        How how,
        @Nullable Money price,
        @Nullable RunId run,
        @Nullable PersonView by,
        @Nullable PersonView approver,
        @Nullable Instant at) {

    /** Where the change came from. */
    public enum How {
        /** A later run of Calibr. */
        RUN,
        /** A list price that was imported or adopted. */
        LIST,
        /** Edited elsewhere; who adopted it is named, if somebody has. */
        ELSEWHERE
    }
}
