package io.calibr.server.rule;

import io.calibr.engine.vocabulary.Term;
import io.calibr.engine.vocabulary.TermType;
import io.calibr.engine.vocabulary.Vocabulary;
import io.calibr.model.ProjectId;
import io.calibr.server.catalog.Catalogue;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words a project's rules may use: those of every project, those it defines, and other attributes of its catalogue. */
@Dependent
class ProjectVocabulary {

    private final Catalogue catalogue;

    @Inject
    ProjectVocabulary(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    Vocabulary of(ProjectId project) {
        var standard = Vocabulary.standard();
        var defined = catalogue.definedAttributes(project);
        var known = defined.stream().map(Term::name).collect(Collectors.toSet());
        var others = Stream.concat(Catalogue.wellKnownAttributes().stream(), catalogue.attributes(project).stream())
                .distinct()
                .filter(name -> standard.find(name).isEmpty() && !known.contains(name) && Term.isName(name))
                .map(name -> Term.of(name, TermType.TEXT, "An attribute of the catalogue"));
        return standard.with(Stream.concat(defined.stream(), others).toArray(Term[]::new));
    }
}
