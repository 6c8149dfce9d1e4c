package io.calibr.server.event;

import io.calibr.model.EventId;
import io.calibr.server.platform.IdSource;
import io.calibr.server.tenant.Tenancy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** The messages that have not been delivered, in the running transaction. */
@Dependent
class Outbox {

    private static final int ATTEMPTS = 5;

    private final Session session;
    private final IdSource ids;

    @Inject
    Outbox(Session session, IdSource ids) {
        this.session = session;
        this.ids = ids;
    }

    record Message(UUID id, int attempt, Event event) {}

    /** Marks what nobody wants to hear of as dispatched. */
    void passOver(List<String> wanted) {
        session.createNativeMutationQuery("""
                        update outbox set dispatched_at = now()
                         where tenant_id = :tenant and dispatched_at is null and type <> all (:wanted)""")
                .setParameter("tenant", Tenancy.current().value())
                .setParameter("wanted", wanted.toArray(String[]::new))
                .executeUpdate();
    }

    /** The oldest that are due and have nothing waiting before them in their slot. */
    List<Message> due(int most) {
        return session.createNativeQuery("""
                        select o.id, o.attempt, o.event_id, o.type, o.aggregate, o.aggregate_id,
                               cast(o.payload as text) as payload
                          from outbox o
                         where o.tenant_id = :tenant and o.dispatched_at is null and o.next_at <= now()
                           and not exists (
                                 select from outbox e
                                  where e.tenant_id = o.tenant_id and e.slot = o.slot and e.position < o.position
                                    and e.dispatched_at is null and e.next_at > now())
                         order by o.position limit :most""", Tuple.class)
                .setParameter("tenant", Tenancy.current().value())
                .setParameter("most", most)
                .getResultStream()
                .map(Outbox::message)
                .toList();
    }

    /**
     * Marks a message as dispatched; false if it is already, or another worker is at it or at one before it. The row lock is
     * held until the delivery commits, so two workers keep the order of a slot without knowing of each other.
     */
    boolean take(Message message) {
        return session.createNativeMutationQuery("""
                        update outbox set dispatched_at = now(), attempt = attempt + 1, error = null
                         where tenant_id = :tenant and id in (
                               select o.id from outbox o
                                where o.tenant_id = :tenant and o.id = :id and o.dispatched_at is null
                                  and not exists (
                                        select from outbox e
                                         where e.tenant_id = o.tenant_id and e.slot = o.slot
                                           and e.position < o.position and e.dispatched_at is null)
                                  for update skip locked)""")
                        .setParameter("tenant", Tenancy.current().value())
                        .setParameter("id", message.id())
                        .executeUpdate()
                == 1;
    }

    /** Lets a message wait for its next attempt: 1 s, 2 s, 4 s and so on to 60 s. The last failure makes it a dead letter. */
    void putBack(Message message, String error) {
        session.createNativeMutationQuery("""
                        update outbox
                           set attempt = attempt + 1, error = left(:error, 2000),
                               next_at = now() + least(interval '60 seconds', interval '1 second' * power(2, attempt)),
                               dispatched_at = case when attempt + 1 >= :attempts then now() end
                         where tenant_id = :tenant and id = :id and dispatched_at is null""")
                .setParameter("error", error)
                .setParameter("attempts", ATTEMPTS)
                .setParameter("tenant", Tenancy.current().value())
                .setParameter("id", message.id())
                .executeUpdate();
        if (message.attempt() + 1 >= ATTEMPTS) {
            bury(message, error);
        }
    }

    private void bury(Message message, String error) {
        session.createNativeMutationQuery("""
                        insert into dead_letter (tenant_id, id, source, source_id, class, attempts, payload, error)
                        select :tenant, :id, 'OUTBOX', o.id, 'UNKNOWN', o.attempt, o.payload, left(:error, 2000)
                          from outbox o where o.tenant_id = :tenant and o.id = :message""")
                .setParameter("tenant", Tenancy.current().value())
                .setParameter("id", ids.next())
                .setParameter("error", error)
                .setParameter("message", message.id())
                .executeUpdate();
    }

    private static Message message(Tuple row) {
        return new Message(
                row.get("id", UUID.class),
                row.get("attempt", Integer.class),
                new Event(
                        new EventId(row.get("event_id", UUID.class)),
                        row.get("type", String.class),
                        row.get("aggregate", String.class),
                        row.get("aggregate_id", String.class),
                        row.get("payload", String.class)));
    }
}
