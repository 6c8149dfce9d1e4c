package io.calibr.server.run;

import io.calibr.model.ProjectId;
import io.calibr.server.rule.RuleSets;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** The rules that a run pinned, compiled again where they are not at hand. */
@Dependent
class RunRules {

    private final RuleSets rules;

    @Inject
    RunRules(RuleSets rules) {
        this.rules = rules;
    }

    /** @param pins of a run that executes rules */
    PinnedRows of(ProjectId project, Pins pins) {
        var published = pins.rulebookVersion() != null
                ? rules.rulebookVersion(project, pins.rulebookVersion())
                : pins.ruleVersion() != null
                        ? rules.ruleVersion(project, pins.ruleVersion())
                        : Optional.<RuleSets.Published>empty();
        return new PinnedRows(published.orElseThrow(
                () -> new IllegalStateException("a run's rules are published for ever: " + pins)));
    }
}
