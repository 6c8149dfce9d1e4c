package io.calibr.server.catalog;

import io.calibr.engine.vocabulary.Term;
import io.calibr.server.event.Change;
import io.calibr.server.event.Journal;
import io.calibr.server.security.ProjectScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;

/** Says what a project's own attributes mean: their types, units, ranges and values. */
@Dependent
class DefineAttributes {

    private final AttributeStore attributes;
    private final ImportStore imports;
    private final Journal journal;

    @Inject
    DefineAttributes(AttributeStore attributes, ImportStore imports, Journal journal) {
        this.attributes = attributes;
        this.imports = imports;
        this.journal = journal;
    }

    @Transactional
    List<Term> defined(ProjectScope scope) {
        return attributes.all(scope.project());
    }

    /** The whole list; no import reads cells by the old one meanwhile. */
    @Transactional
    List<Term> define(ProjectScope scope, List<Term> terms) {
        imports.lock(scope.project());
        attributes.replace(scope.project(), terms);
        journal.record(new Change(
                        "attributes.defined",
                        "project",
                        scope.project().value(),
                        scope.caller().user().value(),
                        Map.of("attributes", terms.stream().map(Term::name).toList()))
                .in(scope.project()));
        return terms;
    }
}
