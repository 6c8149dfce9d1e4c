package io.calibr.server.run;

import io.calibr.model.ConnectionId;
import io.calibr.model.ProjectId;
import io.calibr.model.RunId;
import io.calibr.model.Sku;
import io.calibr.server.platform.Page;
import io.calibr.server.platform.PageRequest;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import static io.calibr.server.problem.Kind.RUN_NOT_FOUND;

/** Runs and their parts for those who look. */
@Dependent
class ReadRuns {

    private final RunStore runs;
    private final RunNamesStore names;
    private final ApprovalViews approvals;
    private final RunReader reader;
    private final CanaryStore canaries;

    @Inject
    ReadRuns(RunStore runs, RunNamesStore names, ApprovalViews approvals, RunReader reader, CanaryStore canaries) {
        this.runs = runs;
        this.names = names;
        this.approvals = approvals;
        this.reader = reader;
        this.canaries = canaries;
    }

    @Transactional
    RunView one(ProjectId project, RunId id) {
        return views(List.of(run(project, id))).getFirst();
    }

    @Transactional
    Page<RunView> page(ProjectId project, PageRequest page) {
        var found = Page.of(runs.page(project, page), page, run -> run.id().toString());
        return new Page<>(views(found.items()), found.nextCursor());
    }

    @Transactional
    Page<TargetView> targets(
            ProjectId project, RunId id, Optional<TargetState> state, Optional<Sku> sku, PageRequest page) {
        return reader.targets(run(project, id).id(), state, sku, page);
    }

    @Transactional
    Page<DeadLetterView> deadLetters(ProjectId project, RunId id, PageRequest page) {
        return reader.deadLetters(run(project, id).id(), page);
    }

    @Transactional
    Page<DeadLetterView> deadLetters(
            ProjectId project, Optional<FailureClass> failure, Optional<ConnectionId> channel, PageRequest page) {
        return reader.deadLetters(project, failure, channel, page);
    }

    private List<RunView> views(List<Run> found) {
        var ids = found.stream().map(Run::id).toList();
        var named = names.of(ids);
        var approving = approvals.of(ids);
        var canary = canaries.of(ids);
        return found.stream()
                .map(run -> RunView.of(
                        run,
                        Objects.requireNonNull(named.get(run.id())),
                        approving.get(run.id()),
                        canary.get(run.id())))
                .toList();
    }

    private Run run(ProjectId project, RunId id) {
        return runs.find(project, id).orElseThrow(() -> RUN_NOT_FOUND.with("run", id));
    }
}
