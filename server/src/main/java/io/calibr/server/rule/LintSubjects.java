package io.calibr.server.rule;

import io.calibr.model.RuleId;
import io.calibr.server.security.ProjectScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;

/** Reads what lint needs, in a transaction of its own: what follows may take a while and holds no connection. */
@Dependent
class LintSubjects {

    private final RuleTexts texts;
    private final ProjectVocabulary vocabulary;
    private final RowHits hits;

    @Inject
    LintSubjects(RuleTexts texts, ProjectVocabulary vocabulary, RowHits hits) {
        this.texts = texts;
        this.vocabulary = vocabulary;
        this.hits = hits;
    }

    /** @param fired SKUs by row of the newest run; empty where nobody asked, or no run has used the rule */
    record Subject(String slug, RuleText text, RuleExamination examination, Map<String, Long> fired) {}

    @Transactional
    Subject find(ProjectScope scope, RuleId id, RuleTexts.Wanted text, boolean withHits) {
        var rule = texts.anyRule(scope, id);
        return new Subject(
                rule.naming().slug(),
                texts.text(rule, text),
                new RuleExamination(vocabulary.of(scope.project())),
                withHits ? hits.newest(scope.project(), id) : Map.of());
    }
}
