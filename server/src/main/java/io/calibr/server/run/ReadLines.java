package io.calibr.server.run;

import io.calibr.model.ProjectId;
import io.calibr.model.RunId;
import io.calibr.server.run.LineView.Lines;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

import static io.calibr.server.problem.Kind.RUN_NOT_FOUND;

/** What a run does to each SKU, and what it comes to. */
@Dependent
class ReadLines {

    private final RunStore runs;
    private final LineStore lines;
    private final RunRules rules;

    @Inject
    ReadLines(RunStore runs, LineStore lines, RunRules rules) {
        this.runs = runs;
        this.lines = lines;
        this.rules = rules;
    }

    @Transactional
    Lines lines(ProjectId project, RunId id, LineRequest request) {
        var run = run(project, id);
        var rows = rows(run);
        return new Lines(lines.page(run, request, rows), request.counted() ? lines.count(run, request, rows) : null);
    }

    private @Nullable PinnedRows rows(Run run) {
        return run.isUndo() ? null : rules.of(run.plan().project(), run.plan().pins());
    }

    private Run run(ProjectId project, RunId id) {
        return runs.find(project, id).orElseThrow(() -> RUN_NOT_FOUND.with("run", id));
    }
}
