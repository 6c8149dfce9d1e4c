package io.calibr.server.run;

import io.calibr.model.RunId;
import io.calibr.model.Sku;
import io.calibr.server.event.Journal;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

import static io.calibr.server.problem.Kind.RUN_CHANGED_MEANWHILE;
import static io.calibr.server.problem.Kind.RUN_NOT_FOUND;

/**
 * Rejects a run line by line, and takes that back, while it is a preview. Other lines are another run to whoever agreed: they
 * have to agree again.
 */
@Dependent
class ExcludeLines {

    private static final int MOST_NAMED = 50;

    private final RunStore runs;
    private final RunRules rules;
    private final ExcludedLines lines;
    private final AskApproval approval;
    private final ApprovalStore approvals;
    private final Journal journal;
    private final Clock clock;

    @Inject
    ExcludeLines(
            RunStore runs,
            RunRules rules,
            ExcludedLines lines,
            AskApproval approval,
            ApprovalStore approvals,
            Journal journal,
            Clock clock) {
        this.runs = runs;
        this.rules = rules;
        this.lines = lines;
        this.approval = approval;
        this.approvals = approvals;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    void exclude(RunId id, Actor actor, ChosenLines chosen, Optional<String> reason) {
        approvals.policy(actor.project()).checkReason(reason);
        var preview = begun(id, actor);
        var excluded = lines.exclude(preview, chosen, rows(preview), actor, clock.instant(), reason);
        if (excluded > 0) {
            approval.askAgain(preview);
            var facts = facts(excluded, chosen);
            reason.ifPresent(text -> facts.put("reason", text));
            journal.record(RunEvents.by(actor, "run.lines_excluded", preview, facts));
        }
    }

    @Transactional
    void include(RunId id, Actor actor, ChosenLines chosen) {
        var preview = begun(id, actor);
        var included = lines.include(preview, chosen, rows(preview));
        if (included > 0) {
            approval.askAgain(preview);
            journal.record(RunEvents.by(actor, "run.lines_included", preview, facts(included, chosen)));
        }
    }

    /** The run is moved before its lines, as an approval does it: whoever comes second is told, and nobody waits in a circle. */
    private Run begun(RunId id, Actor actor) {
        var run = runs.find(actor.project(), id).orElseThrow(() -> RUN_NOT_FOUND.with("run", id));
        var amended = run.amended();
        if (!runs.move(run, amended)) {
            throw RUN_CHANGED_MEANWHILE.with("run", id);
        }
        return amended;
    }

    private @Nullable PinnedRows rows(Run run) {
        return run.executesRules() ? rules.of(run.plan().project(), run.plan().pins()) : null;
    }

    private static Map<String, Object> facts(int count, ChosenLines chosen) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("lines", count);
        switch (chosen) {
            case ChosenLines.BySku(var skus) -> facts.put("skus", named(skus));
            case ChosenLines.ByFilter(var filter) -> {
                filter.table().ifPresent(table -> facts.put("table", table));
                filter.row().ifPresent(row -> facts.put("row", row));
                if (!filter.text().isEmpty()) {
                    facts.put("q", filter.text());
                }
            }
        }
        return facts;
    }

    private static List<String> named(List<Sku> skus) {
        return skus.stream().limit(MOST_NAMED).map(Sku::value).toList();
    }
}
