package io.calibr.server.demo;

import io.calibr.rules.Starter;
import io.calibr.server.testing.Answer;
import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.Client;
import io.calibr.server.testing.RunningCalibr;
import io.calibr.server.testing.TestTenant;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The way of a price through the whole house, over HTTP: what the demo shows, and what must not work. */
@ExtendWith(CalibrServer.class)
class JourneyIT {

    private static final Instant AS_OF = Instant.parse("2024-07-20T04:00:00Z");
    private static final String NOBODYS = "00000000-0000-7000-8000-00000000dead";

    private final RunningCalibr calibr;
    private final TestTenant tenant;
    private final ApiClient merchandiser;
    private final ApiClient approver;
    private final ShopWindow window;

    JourneyIT(RunningCalibr calibr) {
        this.calibr = calibr;
        tenant = calibr.newTenant();
        merchandiser = client(tenant.owner());
        approver = client(tenant.admin());
        window = new ShopWindow(Path.of(
                System.getProperty("calibr.connections.directory"), tenant.id().toString(), DemoProject.CHANNEL_FILE));
    }

    @Test
    void aPriceGoesFromTheFileThroughTheRulesToTheShopAndBack() {
        var progress = new Told();
        new OpenShop(merchandiser, progress).open();
        window.openWith(Starter.shopPrices(DemoProject.DAY));
        var before = window.bytes();

        var run = new PriceTheDay(merchandiser, approver, progress).run(AS_OF);

        var story = new TellStory(merchandiser).of(run, window.file(), false, access());
        assertThat(story.counts())
                .isEqualTo(new Story.Counts(304, 206, 168, 18, 11, 9, new Story.Written(168, 168, 0, 168)));
        assertThat(story.heading().state()).isEqualTo("APPLIED");
        assertThat(story.example().orElseThrow().steps())
                .extracting(step -> step.amount().toPlainString())
                .containsExactly("40.49", "20.2450", "19.99");
        assertThat(story.held().stream().mapToInt(held -> held.skus().size())).containsExactly(2, 9);
        assertThat(new String(window.bytes(), UTF_8)).contains("\nPD-M282,19.99,40.49,USD\n");
        assertThat(history("PD-M282")).contains("RUN", "LIST");
        assertThat(StoryPage.of(story, Ink.PLAIN)).isNotEmpty();

        var rolledBack = new TakeBack(merchandiser, approver, progress).undo(run);

        assertThat(rolledBack).isEqualTo(168);
        window.requireSame(before);
        assertThat(merchandiser.get("/api/v1/runs/" + run).getString("state")).isEqualTo("ROLLED_BACK");
        assertThat(merchandiser.all("/api/v1/audit", Map.of()))
                .extracting(row -> row.getString("action"))
                .contains("run.approved", "run.completed", "target.applied", "run.rolled_back");
    }

    @Test
    void openingTheShopAgainChangesNothing() {
        new OpenShop(merchandiser, new Told()).open();
        var rules = merchandiser.all("/api/v1/rules", Map.of());

        new OpenShop(merchandiser, new Told()).open();

        assertThat(merchandiser.all("/api/v1/rules", Map.of())).isEqualTo(rules);
        assertThat(merchandiser.all("/api/v1/connections", Map.of())).hasSize(1);
    }

    @Test
    void nobodyApprovesTheirOwnRunNorAppliesOneThatIsNotApproved() {
        var run = preview();

        assertRefused(403, "self-approval", tenant.owner().post("/api/v1/runs/" + run + "/approve"));
        assertRefused(409, "run-state", tenant.owner().post("/api/v1/runs/" + run + "/apply"));
        assertRefused(409, "run-state", tenant.owner().post("/api/v1/runs/" + run + "/rollback"));
        assertThat(merchandiser.get("/api/v1/runs/" + run).getString("state")).isEqualTo("PREVIEW");
    }

    @Test
    void anotherTenantsIdsAreNotThereInAnyPathOrBody() {
        var run = preview();
        var rule = first("/api/v1/rules");
        var rulebook = first("/api/v1/rulebooks");
        var connection = first("/api/v1/connections");
        var stranger = calibr.newTenant().owner();
        stranger.post("/api/v1/price-lists", "{\"slug\": \"retail\"}");

        var reads = List.of(
                "/api/v1/runs/" + run,
                "/api/v1/runs/" + run + "/targets",
                "/api/v1/runs/" + run + "/explain?sku=PD-M282",
                "/api/v1/runs/" + run + "/reconcile",
                "/api/v1/rules/" + rule,
                "/api/v1/rules/" + rule + "/versions",
                "/api/v1/rulebooks/" + rulebook,
                "/api/v1/connections/" + connection + "/health",
                "/api/v1/skus/PD-M282");
        var writes = List.of(
                "/api/v1/runs/" + run + "/approve",
                "/api/v1/runs/" + run + "/reject",
                "/api/v1/runs/" + run + "/apply",
                "/api/v1/runs/" + run + "/cancel",
                "/api/v1/runs/" + run + "/reconcile",
                "/api/v1/runs/" + run + "/rollback",
                "/api/v1/connections/" + connection + "/sync");

        assertThat(reads)
                .allSatisfy(
                        path -> assertThat(stranger.get(path).status()).as(path).isEqualTo(404));
        assertThat(writes)
                .allSatisfy(path ->
                        assertThat(stranger.post(path).status()).as(path).isEqualTo(404));
        assertNotFound(stranger.post("/api/v1/rules/" + rule + "/publish", "{}"));
        assertNotFound(stranger.post("/api/v1/rulebooks", "{\"slug\": \"theirs\", \"rules\": [\"" + rule + "\"]}"));
        assertNotFound(stranger.post("/api/v1/runs", "{\"rulebook\": \"" + rulebook + "\"}"));
        assertThat(stranger.get("/api/v1/runs").json().getJsonArray("items")).isEmpty();
    }

    @Test
    void whoShowsNoGoodCredentialsStaysOutside() {
        var nobody = calibr.anonymous().with("X-Calibr-Project", TestTenant.PROJECT);

        assertThat(nobody.get("/api/v1/runs").status()).isEqualTo(401);
        assertThat(nobody.with("Authorization", "Bearer cal_00000000_" + "0".repeat(64))
                        .get("/api/v1/runs")
                        .status())
                .isEqualTo(401);
        assertThat(tenant.viewer()
                        .post("/api/v1/runs", "{\"rulebook\": \"retail\"}")
                        .status())
                .isEqualTo(403);
        assertThat(tenant.owner().get("/api/v1/runs/" + NOBODYS).status()).isEqualTo(404);
    }

    @Test
    void aFileWithOneBadCellIsRefusedAsAWholeWithItsPlace() {
        tenant.owner().post("/api/v1/price-lists", "{\"slug\": \"retail\"}");
        var spoilt = Starter.products().replaceFirst(",133.34,USD", ",cheap,USD");

        var answer = tenant.owner().send("POST", "/api/v1/catalog/import?kind=products", "text/csv", spoilt);

        assertThat(answer.status()).isEqualTo(422);
        var rejected = answer.json().getJsonArray("rejected").getJsonObject(0);
        assertThat(rejected.getInt("line")).isEqualTo(2);
        assertThat(rejected.getString("column")).isEqualTo("list_price");
        assertThat(merchandiser.all("/api/v1/catalog", Map.of())).isEmpty();
    }

    @Test
    void theClientOfTheDemoSaysWhatTheServerRefused() {
        assertThatExceptionOfType(ApiRefused.class)
                .isThrownBy(() -> merchandiser.get("/api/v1/runs/" + NOBODYS))
                .returns(404, ApiRefused::status)
                .withMessageContaining("run-not-found");
    }

    private String preview() {
        new OpenShop(merchandiser, new Told()).open();
        window.openWith(Starter.shopPrices(DemoProject.DAY));
        return tenant.owner()
                .post(
                        "/api/v1/runs",
                        "{\"rulebook\": \"retail\", \"priceList\": \"retail\", \"channel\": \"web-shop\", \"asOf\": \""
                                + AS_OF + "\"}")
                .json()
                .getString("id");
    }

    private String first(String path) {
        return merchandiser.all(path, Map.of()).getFirst().getString("id");
    }

    private List<String> history(String sku) {
        return merchandiser.all("/api/v1/skus/" + sku + "/prices", Map.of("priceList", "retail")).stream()
                .map((JsonObject version) -> version.getString("kind"))
                .toList();
    }

    private ApiClient client(Client client) {
        var bearer = client.headers().getOrDefault("Authorization", "").replaceFirst("^Bearer ", "");
        return ApiClient.of(calibr.base()).as(bearer, TestTenant.PROJECT);
    }

    private Story.Access access() {
        return Story.Access.of(URI.create("http://127.0.0.1"), "password", "key");
    }

    private static void assertRefused(int status, String problem, Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
    }

    private static void assertNotFound(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(404);
    }

    /** Listens to the demo and keeps quiet. */
    private static final class Told implements Progress {
        private final List<String> steps = new ArrayList<>();

        @Override
        public void step(String what) {
            steps.add(what);
        }
    }
}
