package io.calibr.server.run;

import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.Client;
import io.calibr.server.testing.RunningCalibr;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a project decides is not overwritten by whoever has not seen it. */
@ExtendWith(CalibrServer.class)
class PolicyVersionIT {

    private static final String CANARY = "/api/v1/canary/policy";

    private final RunningCalibr calibr;
    private Shop shop;

    PolicyVersionIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @BeforeEach
    void aShop() {
        shop = Shop.open(calibr.newTenant());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "approvals, `{\"reasonRequired\": true}`, `{\"fourEyes\": false}`",
                "canary, `{\"canary\": {\"count\": 5}}`, `{\"canary\": {\"count\": 6}}`",
                "layers, `{\"policy\": \"COMPOUND\"}`, `{\"policy\": \"HIGHEST_PRIORITY\"}`",
                "reconcile, `{\"mismatch\": \"RESTORE\"}`, `{\"mismatch\": \"ADOPT\"}`"
            })
    void whoHasNotSeenAnothersDecisionDoesNotOverwriteIt(String of, String first, String second) {
        var path = "/api/v1/" + of + "/policy";
        var seen = shop.editor().get(path).header("ETag");

        var decided = Shop.ok(200, having(seen).put(path, first));
        var unseen = having(seen).put(path, second);

        assertThat(unseen.problem()).isEqualTo("changed-meanwhile");
        assertThat(unseen.json().getInt("version")).isEqualTo(1);
        var now = shop.editor().get(path);
        assertThat(now.json()).isEqualTo(decided.json());
        assertThat(now.header("ETag")).isEqualTo(decided.header("ETag")).isEqualTo("\"1\"");
        Shop.ok(200, having("\"1\"").put(path, second));
    }

    @Test
    void whatIsDecidedAboutSomethingElseIsNoReasonToRefuse() {
        var seen = shop.editor().get(CANARY).header("ETag");

        Shop.ok(200, having(seen).put("/api/v1/layers/policy", "{\"policy\": \"COMPOUND\"}"));

        Shop.ok(200, having(seen).put(CANARY, "{\"canary\": {\"count\": 5}}"));
    }

    @Test
    void whoSaysNothingOfWhatTheySawOverwritesIt() {
        Shop.ok(200, shop.tenant().admin().put(CANARY, "{\"canary\": {\"count\": 5}}"));

        assertThat(Shop.ok(200, shop.tenant().admin().put(CANARY, "{}")).header("ETag"))
                .isEqualTo("\"2\"");
    }

    @Test
    void aRefusedDecisionIsNotRecorded() {
        Shop.ok(200, having("\"0\"").put(CANARY, "{\"canary\": {\"count\": 5}}"));
        having("\"0\"").put(CANARY, "{}");

        assertThat(shop.items("/api/v1/audit?action=project.canary_decided")).hasSize(1);
    }

    private Client having(String seen) {
        return shop.tenant().admin().with("If-Match", seen);
    }
}
