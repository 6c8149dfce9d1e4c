package io.calibr.server.catalog;

import io.calibr.model.PriceListId;
import io.calibr.model.ProjectId;
import io.calibr.server.problem.Kind;
import io.calibr.server.tenant.Tenancy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** The price lists of a project. */
@Dependent
class PriceListStore {

    private static final String SELECT = """
            select l.id, l.slug, l.name, cast(l.currency as text) as currency, l.audience, l.factor,
                   b.id as base, b.slug as base_slug, cast(b.currency as text) as base_currency
              from calibr.price_list l
              left join calibr.price_list b on b.tenant_id = l.tenant_id and b.id = l.based_on
             where l.tenant_id = :tenant and l.project_id = :project""";

    private final Session session;

    @Inject
    PriceListStore(Session session) {
        this.session = session;
    }

    List<PriceList> all(ProjectId project) {
        return query(SELECT + " order by l.slug", project)
                .getResultStream()
                .map(PriceListStore::priceList)
                .toList();
    }

    Optional<PriceList> find(ProjectId project, PriceListId id) {
        return query(SELECT + " and l.id = :id", project)
                .setParameter("id", id.value())
                .getResultStream()
                .map(PriceListStore::priceList)
                .findFirst();
    }

    /** The list of that slug; where none is named, the only one there is. */
    PriceList named(ProjectId project, Optional<String> slug) {
        var lists = all(project);
        if (slug.isPresent()) {
            return lists.stream()
                    .filter(list -> list.slug().equals(slug.get()))
                    .findFirst()
                    .orElseThrow(() -> Kind.PRICE_LIST_NOT_FOUND.with("priceList", slug.get()));
        }
        if (lists.size() == 1) {
            return lists.getFirst();
        }
        throw Kind.INVALID_VALUE
                .because("name one of the project's price lists")
                .with("parameter", "priceList")
                .with("priceLists", lists.stream().map(PriceList::slug).toList());
    }

    /** Adds the list unless its slug is taken. */
    boolean add(ProjectId project, PriceList list) {
        return session.createNativeMutationQuery("""
                        insert into calibr.price_list (tenant_id, id, project_id, slug, name, currency, audience,
                               based_on, factor)
                        values (:tenant, :id, :project, :slug, :name, :currency, nullif(:audience, ''),
                               cast(:base as uuid), cast(:factor as numeric))
                            on conflict (tenant_id, project_id, slug) do nothing""")
                        .setParameter("tenant", Tenancy.current().value())
                        .setParameter("id", list.id().value())
                        .setParameter("project", project.value())
                        .setParameter("slug", list.slug())
                        .setParameter("name", list.name())
                        .setParameter("currency", list.currency().getCurrencyCode())
                        .setParameter("audience", list.audience().orElse(""))
                        .setParameter(
                                "base",
                                list.basedOn()
                                        .map(base -> base.list().value().toString())
                                        .orElse(null),
                                String.class)
                        .setParameter(
                                "factor",
                                list.basedOn()
                                        .map(base -> base.factor().toPlainString())
                                        .orElse(null),
                                String.class)
                        .executeUpdate()
                == 1;
    }

    private NativeQuery<Tuple> query(String sql, ProjectId project) {
        return session.createNativeQuery(sql, Tuple.class)
                .setParameter("tenant", Tenancy.current().value())
                .setParameter("project", project.value());
    }

    private static PriceList priceList(Tuple row) {
        return new PriceList(
                new PriceListId(row.get("id", UUID.class)),
                row.get("slug", String.class),
                row.get("name", String.class),
                Currency.getInstance(row.get("currency", String.class)),
                Optional.ofNullable(row.get("audience", String.class)),
                Optional.ofNullable(row.get("base", UUID.class))
                        .map(base -> new PriceList.BasedOn(
                                new PriceListId(base),
                                row.get("base_slug", String.class),
                                Currency.getInstance(row.get("base_currency", String.class)),
                                row.get("factor", BigDecimal.class))));
    }
}
