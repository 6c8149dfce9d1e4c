package io.calibr.server.rule;

import io.calibr.model.RuleId;
import io.calibr.server.security.ProjectScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Makes the draft say what a published version says, with its tests. */
@Dependent
class RestoreVersion {

    private final RuleTexts texts;
    private final SaveDraft drafts;

    @Inject
    RestoreVersion(RuleTexts texts, SaveDraft drafts) {
        this.texts = texts;
        this.drafts = drafts;
    }

    /** @param version of the draft that the author saw */
    @Transactional
    Rule restore(ProjectScope scope, RuleId id, int number, long version) {
        var rule = texts.rule(scope, id);
        var wanted = texts.version(scope, id, number).text();
        return drafts.save(
                scope,
                rule.with(rule.naming(), wanted),
                version,
                DraftEdit.of(RuleEditView.Action.RESTORE, rule.draft().source(), wanted.source()));
    }
}
