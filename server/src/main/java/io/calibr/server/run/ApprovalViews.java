package io.calibr.server.run;

import io.calibr.model.RunId;
import io.calibr.model.UserId;
import io.calibr.server.run.ApprovalView.Approvers;
import io.calibr.server.run.ApprovalView.GivenView;
import io.calibr.server.run.RunView.PersonView;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.Session;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

/** Reads how far the approvals of a page of runs are; LAYER runs need none of their own. */
@Dependent
class ApprovalViews {

    static final int MOST_PEOPLE = 20;

    private static final String NEEDS = """
            select r.id as run, r.approval, r.selection
              from run r
             where r.tenant_id = ? and r.id = any(?) and r.kind <> 'LAYER'""";

    private static final String GIVEN = """
            select r.id as run, u.id, u.name, a.created_at, a.reason
              from run r
              join run_approval a on a.tenant_id = r.tenant_id and a.run_id = r.id and a.selection = r.selection
              join app_user u on u.tenant_id = r.tenant_id and u.id = a.user_id
             where r.tenant_id = ? and r.id = any(?)
             order by a.created_at, u.id""";

    private static final String MAY_APPROVE = """
            select r.id as run, u.id, u.name
              from (select ?::uuid as tenant, ?::uuid[] as runs) as p
              join run r on r.tenant_id = p.tenant and r.id = any(p.runs) and r.state = 'PREVIEW'
              join project j on j.tenant_id = r.tenant_id and j.id = r.project_id
             cross join lateral (
                   select u.id, u.name
                     from membership m
                     join app_user u on u.tenant_id = m.tenant_id and u.id = m.user_id and u.disabled_at is null
                    where m.tenant_id = r.tenant_id and m.project_id = r.project_id and m.role <> 'VIEWER'
                      and (u.id <> r.requested_by or not coalesce((j.settings ->> 'fourEyes')::boolean, true))
                      and not exists (
                            select from run_approval a
                             where a.tenant_id = r.tenant_id and a.run_id = r.id and a.selection = r.selection and a.user_id = u.id)
                    order by u.name, u.id limit ?) as u
             order by u.name, u.id""";

    private final Sql sql;

    @Inject
    ApprovalViews(Session session) {
        this.sql = new Sql(session);
    }

    Map<RunId, ApprovalView> of(List<RunId> runs) {
        if (runs.isEmpty()) {
            return Map.of();
        }
        var ids = runs.stream().map(RunId::value).toList();
        var given = byRun(sql.query(row -> new Of<>(run(row), given(row)), GIVEN, ids));
        var may = byRun(sql.query(row -> new Of<>(run(row), person(row)), MAY_APPROVE, ids, MOST_PEOPLE));
        return sql
                .query(
                        row -> new Of<>(
                                run(row),
                                ApprovalView.of(
                                        PostgresApprovalStore.need(row.getString("approval")),
                                        row.getInt("selection"),
                                        new Approvers(
                                                given.getOrDefault(run(row), List.of()),
                                                may.getOrDefault(run(row), List.of())))),
                        NEEDS,
                        ids)
                .stream()
                .collect(toMap(Of::run, Of::value));
    }

    /** Something of a run. */
    private record Of<T>(RunId run, T value) {}

    private static <T> Map<RunId, List<T>> byRun(List<Of<T>> found) {
        return found.stream().collect(groupingBy(Of::run, mapping(Of::value, toList())));
    }

    private static RunId run(ResultSet row) throws SQLException {
        return new RunId(row.getObject("run", UUID.class));
    }

    private static GivenView given(ResultSet row) throws SQLException {
        return new GivenView(
                person(row), Objects.requireNonNull(Sql.instant(row, "created_at")), row.getString("reason"));
    }

    private static PersonView person(ResultSet row) throws SQLException {
        return new PersonView(new UserId(row.getObject("id", UUID.class)), row.getString("name"));
    }
}
