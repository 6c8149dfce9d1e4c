package io.calibr.server.security;

import io.calibr.model.ProjectId;
import io.calibr.model.TenantId;
import io.calibr.model.UserId;
import io.calibr.server.platform.IdSource;
import io.calibr.server.platform.Transactions;
import io.calibr.server.tenant.Tenancy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Founds a tenant with its first project and people: what nobody can ask the API for before there is anybody to ask. */
@Dependent
public class FoundTenant {

    private final TenantStore store;
    private final Transactions transactions;
    private final IdSource ids;

    @Inject
    FoundTenant(TenantStore store, Transactions transactions, IdSource ids) {
        this.store = store;
        this.transactions = transactions;
        this.ids = ids;
    }

    /** What was founded; empty if there is a tenant of this slug, which is left as it is. Of many who try at once, one does. */
    public Optional<Founded> found(Wanted wanted) {
        return found(wanted, ids);
    }

    /** The same with ids of the caller's own, taken in this order: the tenant's, the project's, those of the people. */
    public Optional<Founded> found(Wanted wanted, IdSource own) {
        var tenant = new TenantId(own.next());
        return Tenancy.call(
                tenant,
                () -> transactions.call(() -> {
                    if (!store.add(tenant, wanted.slug(), wanted.name())) {
                        return Optional.empty();
                    }
                    var project = new ProjectId(own.next());
                    store.add(tenant, project, wanted.project());
                    var users = wanted.people().stream()
                            .collect(Collectors.toMap(Person::email, person -> join(tenant, project, person, own)));
                    return Optional.of(new Founded(tenant, project, users));
                }));
    }

    private UserId join(TenantId tenant, ProjectId project, Person person, IdSource own) {
        var user = new UserId(own.next());
        store.add(tenant, user, person, PasswordHash.of(person.password(), new SecureRandom()));
        store.join(tenant, project, user, person.role());
        return user;
    }

    /** What is to be there. */
    public record Wanted(String slug, String name, NewProject project, List<Person> people) {

        public Wanted {
            NewProject.requireSlug("tenant", slug);
            people = List.copyOf(people);
        }
    }

    /** Somebody with a password and a role in the project. */
    public record Person(String email, String name, String password, Role role) {

        @Override
        public String toString() {
            return email;
        }
    }

    /** What is there now; users by e-mail address. */
    public record Founded(TenantId tenant, ProjectId project, Map<String, UserId> users) {

        public Founded {
            users = Map.copyOf(users);
        }
    }
}
