package io.calibr.server.rule;

import io.calibr.model.RuleId;
import io.calibr.model.UserId;
import io.calibr.server.platform.Page;
import io.calibr.server.platform.PageRequest;
import io.calibr.server.problem.Kind;
import io.calibr.server.security.ProjectScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;

/** Shows who saved what when. */
@Dependent
class ReadHistory {

    private final RuleTexts texts;
    private final RuleEditStore edits;
    private final AuthorStore authors;

    @Inject
    ReadHistory(RuleTexts texts, RuleEditStore edits, AuthorStore authors) {
        this.texts = texts;
        this.edits = edits;
        this.authors = authors;
    }

    /** The saves of the draft, or of a branch, the latest first. */
    @Transactional
    Page<RuleEditView> saves(ProjectScope scope, RuleId id, Optional<String> branch, PageRequest page) {
        texts.anyRule(scope, id);
        var below = page.after().map(ReadHistory::number).orElse(Long.MAX_VALUE);
        var read = branch.map(name -> edits.history(texts.branch(id, name), below, page.read()))
                .orElseGet(() -> edits.history(id, below, page.read()));
        var names = authors.of(read.stream().map(RuleEdit::by).toList());
        return Page.of(read, page, saved -> Long.toString(saved.revision()))
                .map(saved -> RuleEditView.of(saved, author(names, saved.by())));
    }

    static AuthorView author(Map<UserId, AuthorView> names, UserId user) {
        return names.getOrDefault(user, new AuthorView(user, user.toString()));
    }

    private static long number(String key) {
        try {
            return Long.parseLong(key);
        } catch (NumberFormatException notOurs) {
            throw Kind.CURSOR_INVALID.because("it is not a cursor of this list");
        }
    }
}
