package io.calibr.server.run;

import io.calibr.model.ProjectId;
import io.calibr.model.RuleId;
import io.calibr.model.RunId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Counts in the database what the rows of a rule did. */
@Dependent
class RuleHitsStore {

    /** A run is stored with its explanations in one transaction, so every run there is has been priced to the end. */
    private static final String NEWEST = """
            select r.id
              from (select ?::uuid as tenant, ?::uuid as project, ?::uuid as rule) as p
              join run r on r.tenant_id = p.tenant and r.project_id = p.project
             where exists (
                     select from rule_version v
                      where v.tenant_id = p.tenant and v.rule_id = p.rule
                        and (v.id = r.rule_version_id
                          or exists (
                               select from rulebook_version_rule b
                                where b.tenant_id = p.tenant and b.rulebook_version_id = r.rulebook_version_id
                                  and b.rule_version_id = v.id)))
             order by r.id desc limit 1""";

    private static final String HITS = """
            select (s.step ->> 2)::integer as row_index, count(*) as skus
              from (select ?::uuid as tenant, ?::uuid as run, ?::integer as table_index) as p
              join explanation e on e.tenant_id = p.tenant and e.run_id = p.run
             cross join lateral jsonb_array_elements(e.steps -> 'steps') as s (step)
             where (s.step ->> 1)::integer = p.table_index
             group by row_index""";

    private final Sql sql;

    @Inject
    RuleHitsStore(Session session) {
        this.sql = new Sql(session);
    }

    /** The newest run that used any version of the rule. */
    Optional<RunId> newest(ProjectId project, RuleId rule) {
        return sql.query(Sql.id(), NEWEST, project.value(), rule.value()).stream()
                .findFirst()
                .map(RunId::new);
    }

    /** SKUs by index of the row in its table; rows that fired for none are not there. */
    Map<Integer, Long> hits(RunId run, int table) {
        return sql
                .query(row -> Map.entry(row.getInt("row_index"), row.getLong("skus")), HITS, run.value(), table)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
