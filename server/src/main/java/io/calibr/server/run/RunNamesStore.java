package io.calibr.server.run;

import io.calibr.model.RunId;
import io.calibr.model.UserId;
import io.calibr.server.run.RunView.ListView;
import io.calibr.server.run.RunView.PersonView;
import io.calibr.server.run.RunView.RulesKind;
import io.calibr.server.run.RunView.RulesView;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonNumber;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Reads the names and counts of a page of runs in one statement. */
@Dependent
class RunNamesStore {

    private static final JsonProvider JSON = JsonProvider.provider();

    private static final String NAMES = """
            select r.id, l.slug as list_slug, l.name as list_name, l.currency,
                   case when b.id is null then 'RULE' else 'RULEBOOK' end as rules_kind, coalesce(b.id, s.id) as rules_id,
                   coalesce(b.slug, s.slug) as rules_slug, coalesce(b.name, s.name) as rules_name,
                   coalesce(bv.number, sv.number) as rules_version,
                   r.requested_by, requester.name as requester, r.approved_by, approver.name as approver,
                   coalesce(c.states, '{}')::text as states,
                   case when r.state = 'HALTED' then r.reason
                        when r.state in ('APPROVED', 'QUEUED', 'APPLYING') then f.reason end as waiting
              from (select ?::uuid as tenant, ?::uuid[] as runs) as p
              join run r on r.tenant_id = p.tenant and r.id = any(p.runs)
              join price_list l on l.tenant_id = p.tenant and l.id = r.price_list_id
              join app_user requester on requester.tenant_id = p.tenant and requester.id = r.requested_by
              left join app_user approver on approver.tenant_id = p.tenant and approver.id = r.approved_by
              left join rulebook_version bv on bv.tenant_id = p.tenant and bv.id = r.rulebook_version_id
              left join rulebook b on b.tenant_id = p.tenant and b.id = bv.rulebook_id
              left join rule_version sv on sv.tenant_id = p.tenant and sv.id = r.rule_version_id
              left join rule s on s.tenant_id = p.tenant and s.id = sv.rule_id
              left join lateral (
                    select jsonb_object_agg(g.state, g.targets) as states
                      from (select t.state, count(*) as targets
                              from target t
                             where t.tenant_id = p.tenant and t.run_id = r.id
                             group by t.state) as g) as c on true
              left join lateral (
                    select 'frozen: ' || z.reason as reason
                      from price_freeze z
                     where z.tenant_id = p.tenant and z.project_id = r.project_id
                       and (z.connection_id is null or z.connection_id = r.connection_id)
                     order by z.connection_id nulls first limit 1) as f on true""";

    private final Sql sql;

    @Inject
    RunNamesStore(Session session) {
        this.sql = new Sql(session);
    }

    Map<RunId, RunNames> of(List<RunId> runs) {
        if (runs.isEmpty()) {
            return Map.of();
        }
        var ids = runs.stream().map(RunId::value).toList();
        return sql.query(RunNamesStore::named, NAMES, ids).stream().collect(Collectors.toMap(Named::run, Named::names));
    }

    private record Named(RunId run, RunNames names) {}

    private static Named named(ResultSet row) throws SQLException {
        return new Named(
                new RunId(row.getObject("id", UUID.class)),
                new RunNames(
                        new ListView(row.getString("list_slug"), row.getString("list_name"), row.getString("currency")),
                        rules(row),
                        new PersonView(
                                new UserId(row.getObject("requested_by", UUID.class)), row.getString("requester")),
                        approver(row),
                        counts(row.getString("states")),
                        row.getString("waiting")));
    }

    private static @Nullable RulesView rules(ResultSet row) throws SQLException {
        var id = row.getObject("rules_id", UUID.class);
        return id == null
                ? null
                : new RulesView(
                        RulesKind.valueOf(row.getString("rules_kind")),
                        id,
                        row.getString("rules_slug"),
                        row.getString("rules_name"),
                        row.getInt("rules_version"));
    }

    private static @Nullable PersonView approver(ResultSet row) throws SQLException {
        var id = row.getObject("approved_by", UUID.class);
        return id == null ? null : new PersonView(new UserId(id), row.getString("approver"));
    }

    private static TargetCounts counts(String states) {
        var counts = new EnumMap<TargetState, Integer>(TargetState.class);
        try (var reader = JSON.createReader(new StringReader(states))) {
            reader.readObject()
                    .forEach((state, count) -> counts.put(TargetState.valueOf(state), ((JsonNumber) count).intValue()));
        }
        return new TargetCounts(counts);
    }
}
