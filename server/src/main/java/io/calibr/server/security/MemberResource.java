package io.calibr.server.security;

import io.calibr.server.platform.Page;
import io.calibr.server.problem.Kind;
import io.calibr.server.tenant.Scope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The people of a project. */
@Path("/api/v1/members")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MemberResource {

    static final int SHORTEST_PASSWORD = 12;
    private static final int LONGEST = 200;

    private final AddMember addMember;
    private final TenantStore store;

    @Inject
    MemberResource(AddMember addMember, TenantStore store) {
        this.addMember = addMember;
        this.store = store;
    }

    @GET
    @Allowed(Role.VIEWER)
    @Operation(summary = "Who works in the project, and as what")
    public Page<MemberView> list(@Context ProjectScope scope) {
        return new Page<>(store.members(scope.tenant(), scope.project()), null);
    }

    @POST
    @Allowed(value = Role.ADMIN, scope = Scope.ADMIN)
    @Operation(summary = "Takes somebody in, or changes their role")
    public MemberView add(@Context ProjectScope scope, Wanted wanted) {
        return addMember.add(scope, wanted.person());
    }

    /** Somebody to take in; the password is for a person the tenant does not know yet. */
    public record Wanted(
            @Nullable String email,
            @Nullable String name,
            @Nullable String role,
            @Nullable String password) {

        FoundTenant.Person person() {
            var address = given("email", email).toLowerCase(Locale.ROOT);
            var secret = given("password", password);
            if (secret.length() < SHORTEST_PASSWORD) {
                throw Kind.INVALID_VALUE.because("a password has at least " + SHORTEST_PASSWORD + " characters");
            }
            return new FoundTenant.Person(address, name == null ? address : name, secret, roleWanted());
        }

        private Role roleWanted() {
            try {
                return Role.valueOf(given("role", role));
            } catch (IllegalArgumentException e) {
                throw Kind.INVALID_VALUE
                        .because("a role is OWNER, ADMIN, EDITOR or VIEWER")
                        .with("field", "role");
            }
        }

        private static String given(String field, @Nullable String value) {
            return Optional.ofNullable(value)
                    .map(String::strip)
                    .filter(text -> !text.isEmpty() && text.length() <= LONGEST)
                    .orElseThrow(() -> Kind.INVALID_VALUE
                            .because(field + " is missing or too long")
                            .with("field", field));
        }

        @Override
        public String toString() {
            return email + " as " + role;
        }
    }
}
