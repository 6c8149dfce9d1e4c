package io.calibr.server.run;

import io.calibr.model.ChannelRef;
import io.calibr.model.ConnectionId;
import io.calibr.model.Sku;
import io.calibr.plugin.sdk.LivePrice;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.Session;

/** What channels showed when they were last asked. */
@Dependent
class LivePriceStore {

    private static final String UNLISTED = """
            delete from live_price l
             using (select ?::uuid as tenant, ?::uuid as connection, ?::text[] as refs) as p
             where l.tenant_id = p.tenant and l.connection_id = p.connection and l.channel_ref = any(p.refs)""";
    private static final String SHOWN = """
            insert into live_price (tenant_id, connection_id, channel_ref, sku, currency, price, compare_at, observed_at)
            select p.tenant, p.connection, s.ref, s.ref, s.currency, s.price, s.compare_at, p.at
              from (select ?::uuid as tenant, ?::uuid as connection, ?::timestamptz as at) as p
             cross join unnest(?::text[], ?::text[], ?::bigint[], ?::bigint[]) as s (ref, currency, price, compare_at)
                on conflict (tenant_id, connection_id, channel_ref)
                do update set sku = excluded.sku, currency = excluded.currency, price = excluded.price,
                       compare_at = excluded.compare_at, observed_at = excluded.observed_at""";

    private final Sql sql;
    private final Clock clock;

    @Inject
    LivePriceStore(Session session, Clock clock) {
        this.sql = new Sql(session);
        this.clock = clock;
    }

    /** What was asked for and is not in the answer is not listed any more. */
    void refresh(ConnectionId connection, List<Sku> asked, Map<ChannelRef, LivePrice> answer) {
        var gone = asked.stream()
                .map(Sku::value)
                .filter(sku -> !answer.containsKey(new ChannelRef(sku)))
                .toList();
        sql.update(UNLISTED, connection.value(), gone);
        var refs = List.copyOf(answer.keySet());
        var shown = refs.stream()
                .map(ref -> Objects.requireNonNull(answer.get(ref)))
                .toList();
        sql.update(
                SHOWN,
                connection.value(),
                clock.instant(),
                refs.stream().map(ChannelRef::value).toList(),
                shown.stream()
                        .map(live -> live.price().currency().getCurrencyCode())
                        .toList(),
                shown.stream().map(live -> live.price().minorUnits()).toList(),
                shown.stream()
                        .map(live -> Shown.of(live.price(), live.announced()).compareAtMinorUnits())
                        .toList());
    }
}
