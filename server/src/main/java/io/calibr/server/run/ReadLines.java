package io.calibr.server.run;

import io.calibr.model.ProjectId;
import io.calibr.model.RunId;
import io.calibr.server.run.ImpactStore.Group;
import io.calibr.server.run.ImpactView.GroupView;
import io.calibr.server.run.LineView.Lines;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

import static io.calibr.server.problem.Kind.RUN_NOT_FOUND;

/** What a run does to each SKU, and what it comes to. */
@Dependent
class ReadLines {

    private final RunStore runs;
    private final LineStore lines;
    private final ImpactStore impacts;
    private final RunRules rules;

    @Inject
    ReadLines(RunStore runs, LineStore lines, ImpactStore impacts, RunRules rules) {
        this.runs = runs;
        this.lines = lines;
        this.impacts = impacts;
        this.rules = rules;
    }

    @Transactional
    Lines lines(ProjectId project, RunId id, LineRequest request) {
        var run = run(project, id);
        var rows = rows(run);
        return new Lines(lines.page(run, request, rows), request.counted() ? lines.count(run, request, rows) : null);
    }

    @Transactional
    ImpactView impact(ProjectId project, RunId id) {
        var run = run(project, id);
        var explained = lines.explained(run);
        var groups = impacts.groups(run, explained);
        var all = RowSums.of(groups.stream().map(Group::sums).toList());
        return new ImpactView(
                all.prices(),
                groups.stream().mapToLong(Group::excluded).sum(),
                shown(all.averageChange()),
                shown(all.marginBefore()),
                shown(all.marginAfter()),
                shown(all.marginEffect()),
                named(groups, rows(run)),
                impacts.held(run),
                impacts.largest(run, explained));
    }

    private static List<GroupView> named(List<Group> groups, @Nullable PinnedRows rows) {
        return rows == null
                ? List.of()
                : groups.stream()
                        .filter(Group::byRow)
                        .limit(ImpactStore.MOST_GROUPS)
                        .map(group -> named(rows, group))
                        .toList();
    }

    private static GroupView named(PinnedRows rows, Group group) {
        var named = rows.view(group.table(), group.row());
        return new GroupView(
                named.id(),
                named.version(),
                named.table(),
                named.row(),
                named.rowNumber(),
                rows.label(group.table(), group.row()),
                group.sums().prices(),
                group.excluded(),
                shown(group.sums().averageChange()));
    }

    private static @Nullable BigDecimal shown(Optional<BigDecimal> percent) {
        return percent.map(Percents::shown).orElse(null);
    }

    private @Nullable PinnedRows rows(Run run) {
        return run.executesRules() ? rules.of(run.plan().project(), run.plan().pins()) : null;
    }

    private Run run(ProjectId project, RunId id) {
        return runs.find(project, id).orElseThrow(() -> RUN_NOT_FOUND.with("run", id));
    }
}
