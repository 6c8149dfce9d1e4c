package io.calibr.server.security;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.util.function.Supplier;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.process.internal.RequestScoped;

/** Lets resource methods take {@code @Context ProjectScope}, which the authorization put into the request. */
@Provider
class ProjectScopeFeature implements Feature {

    @Override
    public boolean configure(FeatureContext context) {
        context.register(new AbstractBinder() {
            @Override
            protected void configure() {
                bindFactory(FromRequest.class).to(ProjectScope.class).in(RequestScoped.class);
            }
        });
        return true;
    }

    /** Reads what the authorization found. */
    static final class FromRequest implements Supplier<ProjectScope> {

        private final ContainerRequestContext request;

        @Inject
        FromRequest(ContainerRequestContext request) {
            this.request = request;
        }

        @Override
        public ProjectScope get() {
            if (request.getProperty(Authorization.SCOPE) instanceof ProjectScope scope) {
                return scope;
            }
            throw new IllegalStateException("a resource method that takes a ProjectScope is marked @Allowed");
        }
    }
}
