package io.calibr.server.run;

import io.calibr.model.ConnectionId;
import io.calibr.model.PriceListId;
import io.calibr.model.ProjectId;
import io.calibr.model.RunId;
import io.calibr.model.UserId;
import io.calibr.server.platform.PageRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Runs in a map, with compare-and-set as the database does it. */
final class InMemoryRuns implements RunStore {

    static final ProjectId PROJECT = new ProjectId(new UUID(1, 1));
    static final Instant NOW = Instant.parse("2024-07-20T12:00:00Z");

    private final Map<RunId, Run> runs = new LinkedHashMap<>();
    private Runnable meanwhile = () -> {};
    private int next = 1;

    /** A complete preview. */
    Run proposedBy(UserId requester) {
        var plan = new Plan(
                PROJECT,
                RunKind.PRICE,
                new PriceListId(new UUID(1, 2)),
                null,
                NOW,
                Pins.ofRulebook(new UUID(1, 3), "hash", Pins.NO_REQUEST));
        return kept(Run.preview(new RunId(new UUID(2, next++)), plan, requester, NOW));
    }

    /** The same run in another state, as if it had got there. */
    Run in(RunState state, Run run) {
        return kept(new Run(run.id(), run.plan(), state, run.version() + 1, run.history(), run.counts()));
    }

    /** Somebody else moves the run between our reading and our writing. */
    void moveBehindOurBack(Run run) {
        kept(new Run(run.id(), run.plan(), run.state(), run.version() + 1, run.history(), run.counts()));
    }

    /** What happens right before somebody's next move. */
    void beforeNextMove(Runnable something) {
        meanwhile = something;
    }

    Run get(RunId id) {
        return find(id).orElseThrow();
    }

    @Override
    public void insert(Run run) {
        kept(run);
    }

    @Override
    public Optional<Run> find(ProjectId project, RunId id) {
        return find(id).filter(run -> run.plan().project().equals(project));
    }

    @Override
    public Optional<Run> find(RunId id) {
        return Optional.ofNullable(runs.get(id));
    }

    @Override
    public List<Run> page(ProjectId project, PageRequest page) {
        return List.copyOf(runs.values());
    }

    @Override
    public List<Run> inState(RunState... states) {
        return runs.values().stream()
                .filter(run -> List.of(states).contains(run.state()))
                .toList();
    }

    /** Whatever their targets: nobody asks these runs. */
    @Override
    public List<Run> withNothingLeft() {
        return inState(RunState.APPLYING);
    }

    @Override
    public List<Run> olderPreviews(Run run) {
        var older = new ArrayList<Run>();
        for (var other : runs.values()) {
            if (other.id().equals(run.id())) {
                break;
            }
            if (other.state() == RunState.PREVIEW) {
                older.add(other);
            }
        }
        return older;
    }

    @Override
    public List<Run> layersInMotion(PriceListId list, Optional<ConnectionId> channel) {
        return inState(RunState.QUEUED, RunState.APPLYING, RunState.PAUSED, RunState.HALTED).stream()
                .filter(run -> run.plan().kind() == RunKind.LAYER)
                .filter(run -> run.plan().priceList().equals(list))
                .filter(run -> run.plan().connection().equals(channel))
                .toList();
    }

    @Override
    public List<Run> laterOfLayers(Run run) {
        return runs.values().stream()
                .dropWhile(other -> !other.id().equals(run.id()))
                .skip(1)
                .filter(other ->
                        other.plan().kind() == RunKind.LAYER && run.plan().kind() == RunKind.LAYER)
                .toList();
    }

    @Override
    public List<Run> undoing(RunId run) {
        return runs.values().stream()
                .filter(other -> run.equals(other.plan().pins().undoOf()))
                .toList();
    }

    @Override
    public boolean move(Run from, Run to) {
        meanwhile.run();
        var stored = runs.get(from.id());
        if (stored == null || stored.version() != from.version() || stored.state() != from.state()) {
            return false;
        }
        kept(to);
        return true;
    }

    @Override
    public void explain(RunId run, String reason) {}

    @Override
    public void complete(Run run, Map<Outcome, Integer> counts, String inputHash) {
        kept(new Run(run.id(), run.plan(), run.state(), run.version(), run.history(), counts));
    }

    private Run kept(Run run) {
        runs.put(run.id(), run);
        return run;
    }
}
