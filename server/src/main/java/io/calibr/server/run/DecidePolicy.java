package io.calibr.server.run;

import io.calibr.model.ProjectId;
import io.calibr.server.event.Change;
import io.calibr.server.event.Journal;
import io.calibr.server.platform.JsonBinding;
import io.calibr.server.problem.Kind;
import io.calibr.server.security.ProjectScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what projects decide, among their settings: every policy has a version of its own, so that nobody overwrites
 * what they have not seen, and every decision is recorded. In the caller's transaction.
 */
@Dependent
public class DecidePolicy {

    private static final Jsonb JSON = JsonBinding.create();

    private final Sql sql;
    private final Journal journal;

    @Inject
    DecidePolicy(Session session, Journal journal) {
        this.sql = new Sql(session);
        this.journal = journal;
    }

    /**
     * A policy as it stands.
     *
     * @param version how often it was decided
     */
    public record Decided<P>(P policy, long version) {}

    /**
     * What is decided.
     *
     * @param about the policy as the record names it: {@code canary} of {@code project.canary_decided}
     * @param settings the members of the project's settings that it is kept in
     * @param facts for the record
     */
    public record Decision(String about, Map<String, ?> settings, Map<String, ?> facts) {}

    /** The version is read first: who gets the policy of a later one is refused, and overwrites nothing unseen. */
    public <P> Decided<P> current(ProjectScope scope, String about, Function<ProjectId, P> policy) {
        var version = version(scope.project(), about);
        return new Decided<>(policy.apply(scope.project()), version);
    }

    /**
     * Keeps what is wanted in the place of what was seen.
     *
     * @param seen the version that is meant to be replaced; null for whichever there is
     */
    public <P> Decided<P> decide(ProjectScope scope, @Nullable Long seen, P wanted, Decision decision) {
        var kept = sql.update("""
                update project j
                   set settings = j.settings || d.settings || jsonb_build_object('decided',
                              coalesce(j.settings -> 'decided', '{}') || jsonb_build_object(d.about,
                                      coalesce((j.settings -> 'decided' ->> d.about)::bigint, 0) + 1)),
                       version = j.version + 1
                  from (select ?::uuid as tenant, ?::uuid as project, ?::text as about, ?::jsonb as settings,
                               ?::bigint as seen) as d
                 where j.tenant_id = d.tenant and j.id = d.project
                   and coalesce(d.seen = coalesce((j.settings -> 'decided' ->> d.about)::bigint, 0), true)""", scope.project().value(), decision.about(), JSON.toJson(decision.settings()), seen);
        var version = version(scope.project(), decision.about());
        if (kept == 0) {
            throw Kind.CHANGED_MEANWHILE.with("project", scope.project()).with("version", version);
        }
        journal.record(new Change(
                        "project." + decision.about() + "_decided",
                        "project",
                        scope.project().value(),
                        scope.caller().user().value(),
                        decision.facts())
                .in(scope.project()));
        return new Decided<>(wanted, version);
    }

    private long version(ProjectId project, String about) {
        return sql.query(row -> row.getLong("version"), """
                        select coalesce((settings -> 'decided' ->> p.about)::bigint, 0) as version
                          from project, (select ?::uuid as tenant, ?::uuid as id, ?::text as about) as p
                         where project.tenant_id = p.tenant and project.id = p.id""", project.value(), about)
                .getFirst();
    }
}
