package io.calibr.server.run;

import io.calibr.engine.price.PriceOutcome.Priced;
import io.calibr.model.Money;
import io.calibr.server.platform.IdSource;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Stores what a dry run came to, a batch at a time: an explanation for every SKU, a target where there is something to write. */
@Dependent
class PreviewStore {

    private static final String EXPLANATIONS = """
            insert into explanation (tenant_id, run_id, sku, outcome, facts, steps)
            select r.tenant, r.run, s.sku, s.outcome, s.facts::jsonb, s.steps::jsonb
              from (select ?::uuid as tenant, ?::uuid as run) as r
             cross join unnest(?::text[], ?::text[], ?::text[], ?::text[]) as s (sku, outcome, facts, steps)""";
    /** A regular price that a sale lies over is written to no channel: the sale is resolved anew from it. */
    private static final String TARGETS = """
            insert into target (tenant_id, id, run_id, project_id, price_list_id, sku, connection_id, channel_ref, currency,
                   before_price, before_compare_at, after_price, after_compare_at, idempotency_key)
            select r.tenant, s.id, r.run, r.project, r.list, s.sku, case when l.id is null or r.kind in ('LAYER', 'RESTORE') then r.connection end,
                   s.sku, r.currency,
                   s.before, s.before_compare_at, s.after, s.after_compare_at, s.id::text
              from (select ?::uuid as tenant, ?::uuid as run, ?::uuid as project, ?::uuid as list, ?::uuid as connection,
                           ?::text as kind, ?::text as currency) as r
             cross join unnest(?::uuid[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
                     as s (id, sku, before, before_compare_at, after, after_compare_at)
              left join layered_price l
                on l.tenant_id = r.tenant and l.price_list_id = r.list and l.connection_id = r.connection and l.sku = s.sku""";

    private static final String CHANGES = """
            insert into price_change (tenant_id, id, project_id, price_list_id, sku, run_id, target_id, source, currency,
                   before_price, before_compare_at, after_price, after_compare_at, requested_by, created_at)
            select r.tenant, s.id, r.project, r.list, s.sku, r.run, s.target, 'RUN', r.currency,
                   s.before, s.before_compare_at, s.after, s.after_compare_at, r.requester, r.at
              from (select ?::uuid as tenant, ?::uuid as run, ?::uuid as project, ?::uuid as list, ?::uuid as requester,
                           ?::timestamptz as at, ?::text as currency) as r
             cross join unnest(?::uuid[], ?::uuid[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
                     as s (id, target, sku, before, before_compare_at, after, after_compare_at)""";

    /** From here on it matters which index finds a line; fewer SKUs are left to autovacuum. */
    private static final int LARGE = 10_000;

    private final Sql sql;
    private final IdSource ids;

    @Inject
    PreviewStore(Session session, IdSource ids) {
        this.sql = new Sql(session);
        this.ids = ids;
    }

    void add(Run run, List<PricedLine> lines) {
        explain(run, lines);
        var writes = new Writes();
        lines.forEach(line -> {
            if (line.priced().outcome() instanceof Priced(var price, var compareAt)) {
                writes.add(ids.next(), line.sku().value(), line.live(), new Shown(price, compareAt));
            }
        });
        propose(run, writes);
    }

    /** Stores what layers make of prices, and a target for each that is to be written. */
    void addLayered(Run run, List<LayerLine> lines) {
        sql.update(
                EXPLANATIONS,
                run.id().value(),
                lines.stream().map(LayerLine::sku).toList(),
                lines.stream().map(line -> line.outcome().name()).toList(),
                lines.stream().map(line -> FactsJson.text(line.facts())).toList(),
                lines.stream().map(LayerLine::text).toList());
        var writes = new Writes();
        lines.stream()
                .filter(line -> line.outcome() == Outcome.PRICED)
                .forEach(line -> writes.add(ids.next(), line.sku(), line.before(), line.wanted()));
        propose(run, writes);
    }

    /**
     * Lets a large run be read well as soon as it is there: as long as nothing is known of it, any index that begins with the
     * run seems good enough to find a SKU's target, and reads all of them.
     *
     * @param skus how many were added
     */
    void complete(int skus) {
        if (skus >= LARGE) {
            sql.analyze(
                    "explanation (tenant_id, run_id, sku, outcome)",
                    "target (tenant_id, run_id, sku, channel_ref, state)");
        }
    }

    /** Stores targets and pending price changes. */
    void propose(Run run, Writes writes) {
        if (writes.ids.isEmpty()) {
            return;
        }
        var plan = run.plan();
        sql.update(
                TARGETS,
                run.id().value(),
                plan.project().value(),
                plan.priceList().value(),
                plan.channel() == null ? null : plan.channel().value(),
                plan.kind(),
                writes.currency(),
                writes.ids,
                writes.skus,
                writes.before,
                writes.beforeCompareAt,
                writes.after,
                writes.afterCompareAt);
        sql.forgetPlans();
        sql.update(
                CHANGES,
                run.id().value(),
                plan.project().value(),
                plan.priceList().value(),
                run.requestedBy().value(),
                run.history().times().created(),
                writes.currency(),
                writes.ids.stream().map(target -> ids.next()).toList(),
                writes.ids,
                writes.skus,
                writes.before,
                writes.beforeCompareAt,
                writes.after,
                writes.afterCompareAt);
    }

    private void explain(Run run, List<PricedLine> lines) {
        sql.update(
                EXPLANATIONS,
                run.id().value(),
                lines.stream().map(line -> line.sku().value()).toList(),
                lines.stream()
                        .map(line -> Outcome.of(line.priced().outcome()).name())
                        .toList(),
                lines.stream().map(PricedLine::facts).toList(),
                lines.stream().map(line -> ExplanationJson.text(line.priced())).toList());
    }

    /** Prices to write, column by column. */
    static final class Writes {

        private final List<UUID> ids = new ArrayList<>();
        private final List<String> skus = new ArrayList<>();
        private final List<@Nullable Long> before = new ArrayList<>();
        private final List<@Nullable Long> beforeCompareAt = new ArrayList<>();
        private final List<@Nullable Long> after = new ArrayList<>();
        private final List<@Nullable Long> afterCompareAt = new ArrayList<>();
        private @Nullable Money first;

        void add(UUID id, String sku, Shown now, Shown wanted) {
            ids.add(id);
            skus.add(sku);
            before.add(now.minorUnits());
            beforeCompareAt.add(now.compareAtMinorUnits());
            after.add(wanted.minorUnits());
            afterCompareAt.add(wanted.compareAtMinorUnits());
            first = wanted.price();
        }

        private String currency() {
            return first == null ? "" : first.currency().getCurrencyCode();
        }
    }
}
