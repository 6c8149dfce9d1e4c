package io.calibr.server.run;

import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** Two runs want the same prices at the same time: one writes each of them, the other leaves it and says who was faster. */
@ExtendWith(CalibrServer.class)
class OverlapIT {

    private static final String REST = "update connection set paused_until = now() + interval '1 hour'";
    private static final String GO_ON = "update connection set paused_until = null";
    private static final Map<String, String> TENTH = Map.of("CUP", "9.00", "MUG", "18.00");
    private static final Map<String, String> FIFTH = Map.of("CUP", "8.00", "MUG", "16.00");

    private final Shop shop;

    OverlapIT(RunningCalibr calibr) {
        shop = Shop.open(calibr.newTenant());
    }

    @Test
    void overlappingRunsAreSerialisedAndNoneIsLost() {
        shop.rulebook("Deeper", "deeper", shop.rule("Fifth off", Shop.TENTH_OFF.replace("-10", "-20")));
        var tenth = shop.approved();
        var fifth = shop.approved(shop.dryRun("deeper"));
        shop.tenant().execute(REST);
        for (var run : new String[] {tenth, fifth}) {
            Shop.ok(202, shop.editor().post("/api/v1/runs/" + run + "/apply"));
            Shop.eventually(() -> shop.run(run).getString("state"), "APPLYING"::equals);
        }

        shop.tenant().execute(GO_ON);

        shop.settled(tenth);
        shop.settled(fifth);
        for (var sku : new String[] {"CUP", "MUG"}) {
            var first = state(tenth, sku).equals("APPLIED") ? tenth : fifth;
            var second = first.equals(tenth) ? fifth : tenth;
            assertThat(state(first, sku)).isEqualTo("APPLIED");
            assertThat(state(second, sku)).isEqualTo("SKIPPED");
            assertThat(shop.shown()).containsEntry(sku, (first.equals(tenth) ? TENTH : FIFTH).get(sku));
            assertThat(shop.target(second, sku).getJsonObject("changed").getString("run"))
                    .isEqualTo(first);
        }
        assertThat(shop.tenant().ask("select count(*) from price_version where kind = 'RUN'"))
                .isEqualTo(2L);
    }

    @Test
    void whatTheFasterRunWroteIsStillComparedWithTheChannel() {
        shop.rulebook("Deeper", "deeper", shop.rule("Fifth off", Shop.TENTH_OFF.replace("-10", "-20")));
        var tenth = shop.approved();
        var fifth = shop.approved(shop.dryRun("deeper"));
        shop.tenant().execute(REST);
        for (var run : new String[] {tenth, fifth}) {
            Shop.ok(202, shop.editor().post("/api/v1/runs/" + run + "/apply"));
            Shop.eventually(() -> shop.run(run).getString("state"), "APPLYING"::equals);
        }
        shop.tenant().execute(GO_ON);
        shop.settled(tenth);
        shop.settled(fifth);

        var matched = matched(tenth) + matched(fifth);

        assertThat(matched).isEqualTo(2);
    }

    private int matched(String run) {
        return Shop.ok(200, shop.editor().post("/api/v1/runs/" + run + "/reconcile"))
                .json()
                .getJsonObject("counts")
                .getInt("matched");
    }

    private String state(String run, String sku) {
        return shop.target(run, sku).getString("state");
    }
}
