package io.calibr.server.security;

import io.calibr.model.UserId;
import io.calibr.server.platform.IdSource;
import io.calibr.server.problem.Kind;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;

/** Takes somebody into a project, or changes the role of somebody who is in it. */
@Dependent
class AddMember {

    private final TenantStore store;
    private final IdSource ids;

    @Inject
    AddMember(TenantStore store, IdSource ids) {
        this.store = store;
        this.ids = ids;
    }

    /** A new person gets the password; one who is known keeps theirs. Nobody hands out a role above their own. */
    @Transactional
    MemberView add(ProjectScope scope, FoundTenant.Person person) {
        if (!scope.role().covers(person.role())) {
            throw Kind.ROLE_TOO_LOW.with("role", scope.role()).with("needed", person.role());
        }
        var user = store.user(scope.tenant(), person.email()).orElseGet(() -> addUser(scope, person));
        store.setRole(scope.tenant(), scope.project(), user, person.role());
        return new MemberView(user, person.email(), person.name(), person.role());
    }

    private UserId addUser(ProjectScope scope, FoundTenant.Person person) {
        var id = new UserId(ids.next());
        store.add(scope.tenant(), id, person, PasswordHash.of(person.password(), new SecureRandom()));
        return id;
    }
}
