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
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Founds a tenant with its first project and people, or finds it as it was founded: the only way in from outside. */
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

    /** The tenant of this slug, founded now if it was not; people that are missing are added, the others left alone. */
    public Founded found(Wanted wanted) {
        var existing = transactions.call(() -> store.find(wanted.slug()));
        var tenant = existing.orElseGet(() -> new TenantId(ids.next()));
        return Tenancy.call(
                tenant,
                () -> transactions.call(() -> {
                    if (existing.isEmpty()) {
                        store.add(tenant, wanted.slug(), wanted.name());
                    }
                    var project = store.project(tenant, wanted.project().slug())
                            .orElseGet(() -> addProject(tenant, wanted.project()));
                    var users = wanted.people().stream()
                            .collect(Collectors.toMap(Person::email, person -> join(tenant, project, person)));
                    return new Founded(tenant, project, users, existing.isEmpty());
                }));
    }

    private ProjectId addProject(TenantId tenant, Project project) {
        var id = new ProjectId(ids.next());
        store.add(tenant, id, project);
        return id;
    }

    private UserId join(TenantId tenant, ProjectId project, Person person) {
        var user = store.user(tenant, person.email()).orElseGet(() -> addUser(tenant, person));
        store.join(tenant, project, user, person.role());
        return user;
    }

    private UserId addUser(TenantId tenant, Person person) {
        var id = new UserId(ids.next());
        store.add(tenant, id, person, PasswordHash.of(person.password(), new SecureRandom()));
        return id;
    }

    /** What is to be there. */
    public record Wanted(String slug, String name, Project project, List<Person> people) {

        public Wanted {
            people = List.copyOf(people);
        }
    }

    /** The first project. */
    public record Project(String slug, String name, ZoneId zone, Currency currency) {}

    /** Somebody with a password and a role in the project. */
    public record Person(String email, String name, String password, Role role) {

        @Override
        public String toString() {
            return email;
        }
    }

    /** What is there now: users by e-mail address, and whether the tenant is new. */
    public record Founded(TenantId tenant, ProjectId project, Map<String, UserId> users, boolean isNew) {

        public Founded {
            users = Map.copyOf(users);
        }
    }
}
