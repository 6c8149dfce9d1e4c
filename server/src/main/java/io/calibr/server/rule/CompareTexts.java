package io.calibr.server.rule;

import io.calibr.engine.version.LineDiff;
import io.calibr.engine.version.TableDiff;
import io.calibr.engine.version.TableText;
import io.calibr.model.RuleId;
import io.calibr.server.problem.Kind;
import io.calibr.server.security.ProjectScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Says what differs between two texts of a rule: cell by cell for tables, line by line for what is none. */
@Dependent
class CompareTexts {

    private final RuleTexts texts;

    @Inject
    CompareTexts(RuleTexts texts) {
        this.texts = texts;
    }

    /**
     * The way from one text to another.
     *
     * @param from empty for the version published last
     * @param to empty for the draft
     */
    @Transactional
    RuleDiffView compare(ProjectScope scope, RuleId id, Optional<String> from, Optional<String> to) {
        var rule = texts.anyRule(scope, id);
        var earlier = from.orElseGet(() -> lastPublished(rule));
        var later = to.orElse(RuleTexts.DRAFT);
        var before = texts.text(scope, rule, earlier);
        var after = texts.text(scope, rule, later);
        var tests = LineDiff.between(before.examples(), after.examples());
        if (rule.draft().format() == RuleText.Format.TABLE) {
            var old = TableText.of(before.source());
            var now = TableText.of(after.source());
            if (old.isPresent() && now.isPresent()) {
                return RuleDiffView.of(
                        earlier,
                        later,
                        TableDiff.between(old.get().content(), now.get().content()),
                        tests);
            }
        }
        return RuleDiffView.of(earlier, later, LineDiff.between(before.source(), after.source()), tests);
    }

    private static String lastPublished(Rule rule) {
        if (rule.published() == null) {
            throw Kind.NOT_PUBLISHED.with("rule", rule.id());
        }
        return rule.published().toString();
    }
}
