package io.calibr.server.run;

import io.calibr.model.ConnectionId;
import io.calibr.model.PriceListId;
import io.calibr.model.ProjectId;
import io.calibr.model.RunId;
import io.calibr.server.platform.PageRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where runs are kept. */
interface RunStore {

    void insert(Run run);

    /** Empty for another project's run too. */
    Optional<Run> find(ProjectId project, RunId id);

    /** Whatever its project; for the worker. */
    Optional<Run> find(RunId id);

    /** Newest first. */
    List<Run> page(ProjectId project, PageRequest page);

    /** In any of these states, the longest waiting first; for the worker. */
    List<Run> inState(RunState... states);

    /** APPLYING runs none of whose targets waits or is on its way, without counting them; for the worker. */
    List<Run> withNothingLeft();

    /** Previews of the same list and channel that were made before this run. */
    List<Run> olderPreviews(Run run);

    /** LAYER runs of the list and channel whose targets may still be written. */
    List<Run> layersInMotion(PriceListId list, Optional<ConnectionId> channel);

    /** For a LAYER run, those of the same list and channel that were made after it. */
    List<Run> laterOfLayers(Run run);

    /** UNDO runs of this run, or of a part of it, that are not finished. */
    List<Run> undoing(RunId run);

    /**
     * Stores the move from one to the other if the run is still as it was read.
     *
     * @return false if somebody else moved it meanwhile
     */
    boolean move(Run from, Run to);

    /** Why a run does not go on, for people. */
    void explain(RunId run, String reason);

    /** Completes a preview with what its pricing came to. */
    void complete(Run run, Map<Outcome, Integer> counts, String inputHash);
}
