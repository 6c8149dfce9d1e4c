package io.calibr.server.rule;

import io.calibr.engine.vocabulary.Term;
import io.calibr.engine.vocabulary.TermType;
import io.calibr.engine.vocabulary.Vocabulary;
import io.calibr.model.ProjectId;
import io.calibr.server.catalog.Catalogue;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.stream.Stream;

/** The words a project's rules may use: those of every project, and the attributes of its catalogue. */
@Dependent
class ProjectVocabulary {

    private final Catalogue catalogue;

    @Inject
    ProjectVocabulary(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    Vocabulary of(ProjectId project) {
        var standard = Vocabulary.standard();
        var attributes = Stream.concat(Catalogue.wellKnownAttributes().stream(), catalogue.attributes(project).stream())
                .distinct()
                .filter(name -> standard.find(name).isEmpty())
                .map(name -> Term.of(name, TermType.TEXT, "An attribute of the catalogue"))
                .toArray(Term[]::new);
        return standard.with(attributes);
    }
}
