package io.calibr.server.rule;

import io.calibr.server.security.Allowed;
import io.calibr.server.security.ProjectScope;
import io.calibr.server.security.Role;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** The words of a project's rules over HTTP. */
@Dependent
@Path("/api/v1/vocabulary")
@Produces(MediaType.APPLICATION_JSON)
public class VocabularyResource {

    private final ProjectVocabulary vocabulary;

    @Inject
    VocabularyResource(ProjectVocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    @GET
    @Allowed(Role.VIEWER)
    public VocabularyView vocabulary(@Context ProjectScope scope) {
        return VocabularyView.of(vocabulary.of(scope.project()));
    }
}
