package io.calibr.server.layer;

import io.calibr.engine.layer.Window;
import io.calibr.model.ConnectionId;
import io.calibr.model.LayerId;
import io.calibr.model.PriceListId;
import io.calibr.model.ProjectId;
import io.calibr.model.UserId;
import io.calibr.server.layer.ScheduledLayer.Content;
import io.calibr.server.layer.ScheduledLayer.Decision;
import io.calibr.server.layer.ScheduledLayer.Effect;
import io.calibr.server.layer.ScheduledLayer.Place;
import io.calibr.server.platform.PageRequest;
import io.calibr.server.tenant.Tenancy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** Layers in PostgreSQL. */
@Dependent
class LayerStore {

    private static final String SELECT = "select * from layer where tenant_id = :tenant";

    private final Session session;

    @Inject
    LayerStore(Session session) {
        this.session = session;
    }

    /** A list and channel of a project where something is due. */
    record DuePlace(ProjectId project, Place place) {}

    void insert(ScheduledLayer layer) {
        var content = layer.content();
        var effect = content.effect();
        tenant(session.createNativeMutationQuery("""
                        insert into layer (tenant_id, id, project_id, name, price_list_id, connection_id, rulebook_version_id,
                               rule_version_id, opens_at, closes_at, priority, requested_by, created_at)
                        values (:tenant, :id, :project, :name, :list, :connection, :rulebookVersion, :ruleVersion, :opens,
                               :closes, :priority, :requester, :created)"""))
                .setParameter("id", layer.id().value())
                .setParameter("project", content.project().value())
                .setParameter("name", content.name())
                .setParameter("list", content.place().list().value())
                .setParameter("connection", connection(content.place()), UUID.class)
                .setParameter("rulebookVersion", effect.ofRulebook() ? effect.version() : null, UUID.class)
                .setParameter("ruleVersion", effect.ofRulebook() ? null : effect.version(), UUID.class)
                .setParameter("opens", content.window().from())
                .setParameter("closes", content.window().to())
                .setParameter("priority", content.priority())
                .setParameter("requester", layer.decision().requester().value())
                .setParameter("created", layer.decision().created())
                .executeUpdate();
    }

    Optional<ScheduledLayer> find(ProjectId project, LayerId id) {
        return query(SELECT + " and project_id = :project and id = :id")
                .setParameter("project", project.value())
                .setParameter("id", id.value())
                .getResultStream()
                .map(LayerStore::layer)
                .findFirst();
    }

    /** Newest first. */
    List<ScheduledLayer> page(ProjectId project, Optional<LayerState> state, PageRequest page) {
        return query(SELECT + """
                 and project_id = :project and (cast(:state as text) is null or state = cast(:state as text))
                 and (cast(:after as uuid) is null or id < cast(:after as uuid))
               order by id desc limit :limit""")
                .setParameter("project", project.value())
                .setParameter("state", state.map(Enum::name).orElse(null), String.class)
                .setParameter("after", page.afterId().orElse(null), UUID.class)
                .setParameter("limit", page.read())
                .getResultStream()
                .map(LayerStore::layer)
                .toList();
    }

    /** Where the clock has something to do; for the worker. */
    List<DuePlace> due(Instant at) {
        return query("""
                        select distinct project_id, price_list_id, connection_id from layer
                         where tenant_id = :tenant and next_at <= :at""")
                .setParameter("at", at)
                .getResultStream()
                .map(row -> new DuePlace(new ProjectId(row.get("project_id", UUID.class)), place(row)))
                .toList();
    }

    /** The layers of a list and channel that are, or come, into effect, or are still to be taken away. */
    List<ScheduledLayer> of(Place place) {
        return here("", place);
    }

    /** The same, kept from every other worker until the transaction ends. */
    List<ScheduledLayer> locked(Place place) {
        return here(" for update", place);
    }

    /** Stores the move if the layer is still as it was read. */
    boolean move(ScheduledLayer from, ScheduledLayer to) {
        var approver = to.decision().approver();
        return tenant(session.createNativeMutationQuery("""
                        update layer set state = :to, version = :next, next_at = :turn, closes_at = :closes,
                               approved_by = :approver, approved_at = :approved
                         where tenant_id = :tenant and id = :id and state = :from and version = :version"""))
                        .setParameter("to", to.state().name())
                        .setParameter("next", to.version())
                        .setParameter("turn", to.nextAt(), Instant.class)
                        .setParameter("closes", to.content().window().to())
                        .setParameter("approver", approver == null ? null : approver.value(), UUID.class)
                        .setParameter("approved", to.decision().approved(), Instant.class)
                        .setParameter("id", from.id().value())
                        .setParameter("from", from.state().name())
                        .setParameter("version", from.version())
                        .executeUpdate()
                == 1;
    }

    /** Has the open layers of a list looked at again; what is due anyway stays so. */
    void againOn(PriceListId list, Instant at) {
        tenant(session.createNativeMutationQuery("""
                        update layer set next_at = least(next_at, :at), version = version + 1
                         where tenant_id = :tenant and price_list_id = :list and state = 'OPEN'"""))
                .setParameter("list", list.value())
                .setParameter("at", at)
                .executeUpdate();
    }

    private List<ScheduledLayer> here(String lock, Place place) {
        return query(SELECT + """
                 and price_list_id = :list and connection_id is not distinct from cast(:connection as uuid)
                 and (state in ('APPROVED', 'OPEN') or next_at is not null)
               order by id""" + lock)
                .setParameter("list", place.list().value())
                .setParameter("connection", connection(place), UUID.class)
                .getResultStream()
                .map(LayerStore::layer)
                .toList();
    }

    private NativeQuery<Tuple> query(String sql) {
        return session.createNativeQuery(sql, Tuple.class)
                .setParameter("tenant", Tenancy.current().value());
    }

    private static MutationQuery tenant(MutationQuery query) {
        return query.setParameter("tenant", Tenancy.current().value());
    }

    private static @Nullable UUID connection(Place place) {
        return place.channel().map(ConnectionId::value).orElse(null);
    }

    private static Place place(Tuple row) {
        var connection = row.get("connection_id", UUID.class);
        return new Place(
                new PriceListId(row.get("price_list_id", UUID.class)),
                connection == null ? null : new ConnectionId(connection));
    }

    private static ScheduledLayer layer(Tuple row) {
        var rulebook = row.get("rulebook_version_id", UUID.class);
        var approver = row.get("approved_by", UUID.class);
        return new ScheduledLayer(
                new LayerId(row.get("id", UUID.class)),
                new Content(
                        new ProjectId(row.get("project_id", UUID.class)),
                        row.get("name", String.class),
                        place(row),
                        rulebook == null
                                ? new Effect(row.get("rule_version_id", UUID.class), false)
                                : new Effect(rulebook, true),
                        new Window(row.get("opens_at", Instant.class), row.get("closes_at", Instant.class)),
                        row.get("priority", Integer.class)),
                LayerState.valueOf(row.get("state", String.class)),
                row.get("version", Long.class),
                row.get("next_at", Instant.class),
                new Decision(
                        new UserId(row.get("requested_by", UUID.class)),
                        row.get("created_at", Instant.class),
                        approver == null ? null : new UserId(approver),
                        row.get("approved_at", Instant.class)));
    }
}
