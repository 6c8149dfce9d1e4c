package io.calibr.server.catalog;

import io.calibr.server.security.Allowed;
import io.calibr.server.security.ProjectScope;
import io.calibr.server.security.Role;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** A project's own attributes over HTTP. */
@Dependent
@Path("/api/v1/attributes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AttributeResource {

    private final DefineAttributes definition;

    @Inject
    AttributeResource(DefineAttributes definition) {
        this.definition = definition;
    }

    @GET
    @Allowed(Role.VIEWER)
    public AttributesView all(@Context ProjectScope scope) {
        return AttributesView.of(definition.defined(scope));
    }

    @PUT
    @Allowed(Role.EDITOR)
    public AttributesView replace(@Context ProjectScope scope, AttributesView wanted) {
        return AttributesView.of(definition.define(scope, wanted.terms()));
    }
}
