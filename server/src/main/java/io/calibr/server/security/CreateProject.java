package io.calibr.server.security;

import io.calibr.model.ProjectId;
import io.calibr.server.event.Change;
import io.calibr.server.event.Journal;
import io.calibr.server.platform.IdSource;
import io.calibr.server.problem.Kind;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;

/** Founds a further project of a tenant. */
@Dependent
class CreateProject {

    private final TenantStore store;
    private final Journal journal;
    private final IdSource ids;

    @Inject
    CreateProject(TenantStore store, Journal journal, IdSource ids) {
        this.store = store;
        this.journal = journal;
        this.ids = ids;
    }

    /** Whoever asks becomes its owner, and its only member. */
    @Transactional
    ProjectView create(ProjectScope scope, NewProject wanted) {
        var id = new ProjectId(ids.next());
        if (!store.add(scope.tenant(), id, wanted)) {
            throw Kind.NAME_TAKEN.with("slug", wanted.slug());
        }
        store.join(scope.tenant(), id, scope.caller().user(), Role.OWNER);
        journal.record(created(scope, id, wanted));
        return ProjectView.of(id, wanted, Role.OWNER);
    }

    private static Change created(ProjectScope scope, ProjectId id, NewProject wanted) {
        return new Change(
                        "project.created",
                        "project",
                        id.value(),
                        scope.caller().user().value(),
                        Map.of(
                                "slug",
                                wanted.slug(),
                                "zone",
                                wanted.zone().getId(),
                                "currency",
                                wanted.currency().getCurrencyCode(),
                                "fourEyes",
                                wanted.fourEyes()))
                .in(id);
    }
}
