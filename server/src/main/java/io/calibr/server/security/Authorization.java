package io.calibr.server.security;

import io.calibr.server.problem.Kind;
import io.calibr.server.problem.PricingProblem;
import io.calibr.server.tenant.Caller;
import io.calibr.server.tenant.Scope;
import jakarta.annotation.Priority;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Optional;
import org.glassfish.jersey.server.ExtendedUriInfo;

/** Lets a request through to its resource method if the caller may; closed for methods that do not say who may. */
@Provider
@Priority(Priorities.AUTHORIZATION)
class Authorization implements ContainerRequestFilter {

    static final String SCOPE = ProjectScope.class.getName();
    private static final String HEADER = "X-Calibr-Project";

    private final ProjectStore projects;

    @Inject
    Authorization(ProjectStore projects) {
        this.projects = projects;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var method = method(request);
        if (method.isAnnotationPresent(PermitAll.class)) {
            return;
        }
        var caller = Caller.find().orElseThrow(() -> Kind.UNAUTHENTICATED.because("the request has no credentials"));
        var allowed = method.getAnnotation(Allowed.class);
        var authenticated = method.getAnnotation(Authenticated.class);
        if (allowed != null) {
            requireScope(caller, request, allowed.scope());
            request.setProperty(SCOPE, enter(request, caller, allowed.value()));
        } else if (authenticated != null) {
            requireScope(caller, request, authenticated.scope());
        } else {
            throw Kind.ROLE_TOO_LOW.because("this address is not open to anybody");
        }
    }

    private static Method method(ContainerRequestContext request) {
        var matched = ((ExtendedUriInfo) request.getUriInfo()).getMatchedResourceMethod();
        return matched.getInvocable().getHandlingMethod();
    }

    private static void requireScope(Caller caller, ContainerRequestContext request, Scope[] said) {
        var needed = said.length > 0 ? said[0] : byMethod(request.getMethod());
        if (!caller.scopes().contains(needed)) {
            throw Kind.SCOPE_MISSING.with("needed", needed.word());
        }
    }

    private static Scope byMethod(String method) {
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD) ? Scope.READ : Scope.WRITE;
    }

    private ProjectScope enter(ContainerRequestContext request, Caller caller, Role needed) {
        var slug = slug(request);
        var scope = projects.find(caller, slug).orElseThrow(() -> Kind.PROJECT_NOT_FOUND.with("project", slug));
        if (!scope.role().covers(needed)) {
            throw Kind.ROLE_TOO_LOW.with("role", scope.role()).with("needed", needed);
        }
        return scope;
    }

    private static String slug(ContainerRequestContext request) {
        var header = Optional.ofNullable(request.getHeaderString(HEADER));
        return header.or(() -> Optional.ofNullable(
                        request.getUriInfo().getQueryParameters().getFirst("project")))
                .filter(slug -> !slug.isBlank())
                .orElseThrow(Authorization::noProject);
    }

    private static PricingProblem noProject() {
        return Kind.PROJECT_REQUIRED.because("name it in the header " + HEADER + " or as ?project=");
    }
}
