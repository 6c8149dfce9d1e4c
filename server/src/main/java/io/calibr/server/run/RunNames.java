package io.calibr.server.run;

import io.calibr.server.run.RunView.ListView;
import io.calibr.server.run.RunView.PersonView;
import io.calibr.server.run.RunView.RulesView;
import org.jspecify.annotations.Nullable;

/**
 * What a run's ids are called, and how far its targets are.
 *
 * @param rules null for an UNDO run
 * @param approver null where nobody has decided
 * @param waiting why it does not go on; null where nothing stops it
 */
record RunNames(
        ListView list,
        @Nullable RulesView rules,
        PersonView requester,
        @Nullable PersonView approver,
        TargetCounts targets,
        @Nullable String waiting) {}
