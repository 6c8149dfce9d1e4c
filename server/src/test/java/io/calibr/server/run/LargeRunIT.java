package io.calibr.server.run;

import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** What is asked of a run again and again does not grow with its targets. */
@ExtendWith(CalibrServer.class)
class LargeRunIT {

    private static final String TARGETS = """
            insert into target (tenant_id, id, run_id, project_id, price_list_id, sku, connection_id, channel_ref, currency,
                   after_price, idempotency_key, state, next_at)
            select t.tenant_id, i.id, t.run_id, t.project_id, t.price_list_id, 'S' || s, t.connection_id, 'S' || s, t.currency,
                   t.after_price, i.id::text,
                   case s when 1 then 'QUEUED' else 'SKIPPED' end, 'infinity'
              from target t cross join generate_series(1, 20000) as s cross join lateral (select uuidv7() as id where s > 0) as i
             where t.sku = 'MUG'""";

    private final RunningCalibr calibr;

    LargeRunIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @Test
    void whetherAnythingIsLeftOfARunIsALookIntoAnIndex() {
        var shop = Shop.open(calibr.newTenant());
        var run = shop.approved();
        shop.tenant().execute(TARGETS);
        shop.tenant().execute("analyze target (tenant_id, run_id, sku, channel_ref, state)");
        Shop.ok(202, shop.editor().post("/api/v1/runs/" + run + "/apply"));
        Shop.eventually(() -> shop.run(run), one -> one.getJsonObject("targets").getInt("applied", 0) == 2);

        var plan = shop.tenant()
                .ask("explain (format json) "
                        + PostgresRunStore.NOTHING_LEFT.replace(
                                ":tenant", "'" + shop.tenant().id() + "'::uuid"))
                .toString();

        assertThat(plan).contains("\"Index Name\": \"target_open\"");
        assertThat(shop.run(run).getString("state")).isEqualTo("APPLYING");
        Shop.ok(200, shop.editor().post("/api/v1/runs/" + run + "/cancel"));
        assertThat(shop.settled(run).getString("state")).isEqualTo("CANCELLED");
    }
}
