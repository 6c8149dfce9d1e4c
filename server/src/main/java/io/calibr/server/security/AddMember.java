package io.calibr.server.security;

import io.calibr.model.UserId;
import io.calibr.server.event.Change;
import io.calibr.server.event.Journal;
import io.calibr.server.platform.IdSource;
import io.calibr.server.problem.Kind;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.util.Map;

/** Takes somebody into a project, or changes the role of somebody who is in it. */
@Dependent
class AddMember {

    private final TenantStore store;
    private final Journal journal;
    private final IdSource ids;

    @Inject
    AddMember(TenantStore store, Journal journal, IdSource ids) {
        this.store = store;
        this.journal = journal;
        this.ids = ids;
    }

    /**
     * A new person gets the password; one who is known keeps theirs. Nobody hands out a role above their own, nor takes one
     * away.
     */
    @Transactional
    MemberView add(ProjectScope scope, FoundTenant.Person person) {
        requireRole(scope, person.role());
        var user = store.user(scope.tenant(), person.email()).orElseGet(() -> addUser(scope, person));
        store.role(scope.tenant(), scope.project(), user).ifPresent(role -> requireRole(scope, role));
        store.setRole(scope.tenant(), scope.project(), user, person.role());
        journal.record(new Change(
                        "member.set",
                        "app_user",
                        user.value(),
                        scope.caller().user().value(),
                        Map.of("email", person.email(), "role", person.role().name()))
                .in(scope.project()));
        return new MemberView(user, person.email(), person.name(), person.role());
    }

    private static void requireRole(ProjectScope scope, Role needed) {
        if (!scope.role().covers(needed)) {
            throw Kind.ROLE_TOO_LOW.with("role", scope.role()).with("needed", needed);
        }
    }

    private UserId addUser(ProjectScope scope, FoundTenant.Person person) {
        var id = new UserId(ids.next());
        store.add(scope.tenant(), id, person, PasswordHash.of(person.password(), new SecureRandom()));
        return id;
    }
}
