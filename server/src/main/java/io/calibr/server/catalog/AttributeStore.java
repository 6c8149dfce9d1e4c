package io.calibr.server.catalog;

import io.calibr.engine.vocabulary.Range;
import io.calibr.engine.vocabulary.Term;
import io.calibr.engine.vocabulary.TermType;
import io.calibr.model.ProjectId;
import io.calibr.server.tenant.Tenancy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.Session;
import org.hibernate.type.StandardBasicTypes;
import org.jspecify.annotations.Nullable;

/** What a project says of its own attributes. */
@Dependent
class AttributeStore {

    private static final String SEPARATOR = "\n";

    private final Session session;

    @Inject
    AttributeStore(Session session) {
        this.session = session;
    }

    /** In the project's order. */
    List<Term> all(ProjectId project) {
        return session.createNativeQuery("""
                        select name, type, meaning, unit, least, most, array_to_string(allowed, :separator) as allowed
                          from calibr.attribute where tenant_id = :tenant and project_id = :project order by position""", Tuple.class)
                .addScalar("name", StandardBasicTypes.STRING)
                .addScalar("type", StandardBasicTypes.STRING)
                .addScalar("meaning", StandardBasicTypes.STRING)
                .addScalar("unit", StandardBasicTypes.STRING)
                .addScalar("least", StandardBasicTypes.BIG_DECIMAL)
                .addScalar("most", StandardBasicTypes.BIG_DECIMAL)
                .addScalar("allowed", StandardBasicTypes.STRING)
                .setParameter("separator", SEPARATOR)
                .setParameter("tenant", Tenancy.current().value())
                .setParameter("project", project.value())
                .getResultStream()
                .map(AttributeStore::term)
                .toList();
    }

    /** Says these and nothing else. */
    void replace(ProjectId project, List<Term> terms) {
        session.createNativeMutationQuery(
                        "delete from calibr.attribute where tenant_id = :tenant and project_id = :project")
                .setParameter("tenant", Tenancy.current().value())
                .setParameter("project", project.value())
                .executeUpdate();
        for (var position = 0; position < terms.size(); position++) {
            add(project, position, terms.get(position));
        }
    }

    private void add(ProjectId project, int position, Term term) {
        session.createNativeMutationQuery("""
                        insert into calibr.attribute
                               (tenant_id, project_id, name, position, type, meaning, unit, least, most, allowed)
                        values (:tenant, :project, :name, :position, :type, :meaning, :unit, cast(:least as numeric),
                               cast(:most as numeric), string_to_array(:allowed, :separator))""")
                .setParameter("tenant", Tenancy.current().value())
                .setParameter("project", project.value())
                .setParameter("name", term.name())
                .setParameter("position", position)
                .setParameter("type", term.type().name())
                .setParameter("meaning", term.meaning())
                .setParameter("unit", term.unit().orElse(null), String.class)
                .setParameter("least", plain(term.range().flatMap(Range::least)), String.class)
                .setParameter("most", plain(term.range().flatMap(Range::most)), String.class)
                .setParameter(
                        "allowed",
                        String.join(SEPARATOR, term.allowed().stream().sorted().toList()))
                .setParameter("separator", SEPARATOR)
                .executeUpdate();
    }

    private static @Nullable String plain(Optional<BigDecimal> number) {
        return number.map(BigDecimal::toPlainString).orElse(null);
    }

    private static Term term(Tuple row) {
        var least = Optional.ofNullable(row.get("least", BigDecimal.class));
        var most = Optional.ofNullable(row.get("most", BigDecimal.class));
        var allowed = row.get("allowed", String.class);
        return new Term(
                row.get("name", String.class),
                TermType.valueOf(row.get("type", String.class)),
                row.get("meaning", String.class),
                allowed.isEmpty() ? Set.of() : Set.of(allowed.split(SEPARATOR, -1)),
                Optional.ofNullable(row.get("unit", String.class)),
                least.isEmpty() && most.isEmpty() ? Optional.empty() : Optional.of(new Range(least, most)));
    }
}
