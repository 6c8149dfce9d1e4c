package io.calibr.server.run;

import io.calibr.model.ProjectId;
import io.calibr.model.RuleId;
import io.calibr.model.RunId;
import io.calibr.server.problem.Kind;
import io.calibr.server.rule.RowHits;
import io.calibr.server.rule.RuleSets;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static io.calibr.server.problem.Kind.RULE_NOT_FOUND;
import static io.calibr.server.problem.Kind.RUN_NOT_FOUND;

/** How often the rows of a rule fired. */
@Dependent
class ReadRuleHits implements RowHits {

    private final RuleSets rules;
    private final RunStore runs;
    private final RunRules pinned;
    private final RuleHitsStore hits;

    @Inject
    ReadRuleHits(RuleSets rules, RunStore runs, RunRules pinned, RuleHitsStore hits) {
        this.rules = rules;
        this.runs = runs;
        this.pinned = pinned;
        this.hits = hits;
    }

    /** @param asked empty for the newest run that used the rule */
    @Transactional
    RuleHitsView hits(ProjectId project, RuleId rule, Optional<RunId> asked) {
        if (!rules.exists(project, rule)) {
            throw RULE_NOT_FOUND.with("rule", rule);
        }
        return asked.or(() -> hits.newest(project, rule))
                .map(id -> runs.find(project, id).orElseThrow(() -> RUN_NOT_FOUND.with("run", id)))
                .map(run -> hits(run, rule))
                .orElseGet(() -> new RuleHitsView(null, null, null, null, 0, List.of()));
    }

    /** In the caller's transaction. */
    @Override
    public Map<String, Long> newest(ProjectId project, RuleId rule) {
        return hits
                .newest(project, rule)
                .flatMap(id -> runs.find(project, id))
                .map(run -> hits(run, rule))
                .map(RuleHitsView::items)
                .orElse(List.of())
                .stream()
                .collect(Collectors.toMap(RuleHitsView.RowHits::row, RuleHitsView.RowHits::skus));
    }

    private RuleHitsView hits(Run run, RuleId rule) {
        if (!run.executesRules()) {
            throw unused(run);
        }
        var rows = pinned.of(run.plan().project(), run.plan().pins());
        var table = rows.tableOf(rule).orElseThrow(() -> unused(run));
        var counted = hits.hits(run.id(), table);
        return new RuleHitsView(
                run.id(),
                run.plan().asOf(),
                rows.published().sources().get(table).version(),
                rows.rules().tables().get(table).name(),
                run.counts().values().stream().mapToLong(Integer::longValue).sum(),
                IntStream.range(0, rows.rows(table).size())
                        .mapToObj(row -> new RuleHitsView.RowHits(
                                rows.rows(table).get(row).id(), row + 1, counted.getOrDefault(row, 0L)))
                        .toList());
    }

    private static RuntimeException unused(Run run) {
        return Kind.INVALID_VALUE
                .because("the run did not use the rule")
                .with("parameter", "run")
                .with("run", run.id());
    }
}
