package io.calibr.server.run;

import io.calibr.server.platform.IdSource;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Plans the targets of an UNDO run: everything the other run applied, backwards. */
@Dependent
class UndoStore {

    /** What cannot be put back is listed with the reason rather than left out. */
    private static final String SKIPPED = """
            insert into target (tenant_id, id, run_id, project_id, price_list_id, sku, connection_id, channel_ref, currency,
                   before_price, before_compare_at, after_price, after_compare_at, idempotency_key, state, error_code,
                   error_message)
            select t.tenant_id, s.id, p.undo, t.project_id, t.price_list_id, t.sku, t.connection_id, t.channel_ref, t.currency,
                   t.after_price, t.after_compare_at, t.after_price, t.after_compare_at, s.id::text, 'SKIPPED', s.code, s.message
              from (select ?::uuid as tenant, ?::uuid as undo) as p
             cross join unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[]) as s (id, target, code, message)
              join target t on t.tenant_id = p.tenant and t.id = s.target""";

    private static final String APPLIED = """
            select t.id, t.sku, t.currency, t.before_price, t.before_compare_at, t.after_price, t.after_compare_at,
                   exists (
                     select from price_version own join price_version later
                         on later.tenant_id = own.tenant_id and later.price_list_id = own.price_list_id
                        and later.sku = own.sku and later.id <> own.id and later.recorded_at > own.recorded_at
                        and later.kind <> 'LAYER'
                      where own.tenant_id = t.tenant_id and own.run_id = t.run_id
                        and own.price_list_id = t.price_list_id and own.sku = t.sku) as replaced
              from target t
             where t.tenant_id = ? and t.run_id = ? and t.state = 'APPLIED'
             order by t.sku""";

    private final Sql sql;
    private final PreviewStore previews;
    private final IdSource ids;

    @Inject
    UndoStore(Session session, PreviewStore previews, IdSource ids) {
        this.sql = new Sql(session);
        this.previews = previews;
        this.ids = ids;
    }

    void propose(Run undo, Run undone) {
        var writes = new PreviewStore.Writes();
        var skipped = new Skipped();
        sql.query(UndoStore::undoable, APPLIED, undone.id().value()).forEach(target -> {
            if (target.replaced()) {
                skipped.add(ids.next(), target.id(), "LATER_VERSION", "the price was changed again after the run");
            } else if (target.before().price() == null) {
                skipped.add(ids.next(), target.id(), "NO_PRICE_BEFORE", "there was no price before the run");
            } else {
                writes.add(ids.next(), target.sku(), target.after(), target.before());
            }
        });
        previews.propose(undo, writes);
        if (!skipped.ids.isEmpty()) {
            sql.update(SKIPPED, undo.id().value(), skipped.ids, skipped.targets, skipped.codes, skipped.messages);
        }
    }

    private static Undoable undoable(ResultSet row) throws SQLException {
        return new Undoable(
                row.getObject("id", UUID.class),
                row.getString("sku"),
                Shown.of(Sql.money(row, "before_price"), Sql.money(row, "before_compare_at")),
                Shown.of(Sql.money(row, "after_price"), Sql.money(row, "after_compare_at")),
                row.getBoolean("replaced"));
    }

    /** A target the other run applied. */
    record Undoable(UUID id, String sku, Shown before, Shown after, boolean replaced) {}

    /** Columns of what is left as it is. */
    private static final class Skipped {
        private final List<UUID> ids = new ArrayList<>();
        private final List<UUID> targets = new ArrayList<>();
        private final List<String> codes = new ArrayList<>();
        private final List<String> messages = new ArrayList<>();

        void add(UUID id, UUID target, String code, String message) {
            ids.add(id);
            targets.add(target);
            codes.add(code);
            messages.add(message);
        }
    }
}
