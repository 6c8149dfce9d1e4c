package io.calibr.server.connector;

import io.calibr.model.ChannelRef;
import io.calibr.model.ConnectionId;
import io.calibr.model.Money;
import io.calibr.plugin.sdk.IdempotencyKey;
import io.calibr.plugin.sdk.LivePrice;
import io.calibr.plugin.sdk.PriceWrite;
import io.calibr.plugin.sdk.PriceWriteResult.Applied;
import io.calibr.plugin.sdk.PriceWriteResult.Moved;
import io.calibr.plugin.sdk.TraceId;
import io.calibr.server.tenant.Tenancy;
import io.calibr.server.testing.Answer;
import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import io.calibr.server.testing.TestTenant;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** The packaged file connector in the running server. */
@ExtendWith(CalibrServer.class)
class PluginsIT {

    private static final ChannelRef MUG = new ChannelRef("MUG");
    private static final ChannelRef CUP = new ChannelRef("CUP");
    private static final LivePrice TEN = LivePrice.of(Money.of("10.00", "USD"));
    private static final String FILE =
            "{\"connector\":\"file\",\"slug\":\"shop\",\"name\":\"Shop file\",\"config\":{\"path\":\"prices.csv\"}}";

    private final RunningCalibr calibr;
    private final TestTenant tenant;
    private final Path prices;

    PluginsIT(RunningCalibr calibr) {
        this.calibr = calibr;
        this.tenant = calibr.newTenant();
        this.prices = Path.of("target", "it", "connections", tenant.id().toString(), "prices.csv");
    }

    @BeforeEach
    void listAMugAndACup() throws IOException {
        Files.createDirectories(prices.resolveSibling("."));
        Files.writeString(prices, "sku,price,compare_at,currency\nMUG,10.00,,USD\nCUP,8.00,9.50,USD\n");
    }

    @Test
    void theConnectorsOfTheDistributionAreInstalled() {
        var answer = tenant.viewer().get("/api/v1/connectors");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var connectors = Json.createReader(new StringReader(answer.body())).readArray();
        assertThat(connectors.getValuesAs(JsonObject.class))
                .filteredOn(connector -> connector.getString("id").equals("file"))
                .singleElement()
                .satisfies(file -> assertThat(file.getJsonArray("capabilities")).hasSize(3));
        assertThat(connectors.getValuesAs(connector -> connector.asJsonObject().getString("id")))
                .contains("file", "simulator");
    }

    @Test
    void aConnectionIsAddedCheckedAndSynced() {
        var id = connected();

        var health = tenant.viewer().get("/api/v1/connections/" + id + "/health");
        var synced = tenant.editor().post("/api/v1/connections/" + id + "/sync");

        assertThat(health.json().getString("status")).as(health.body()).isEqualTo("UP");
        assertThat(synced.json().getInt("listed")).as(synced.body()).isEqualTo(2);
        assertThat(live("CUP", "price")).isEqualTo(800L);
        assertThat(live("CUP", "compare_at")).isEqualTo(950L);
    }

    @Test
    void aSyncForgetsWhatTheChannelNoLongerLists() throws IOException {
        var id = connected();
        tenant.editor().post("/api/v1/connections/" + id + "/sync");
        Files.writeString(prices, "sku,price,compare_at,currency\nMUG,11.00,,USD\n");

        var synced = tenant.editor().post("/api/v1/connections/" + id + "/sync");

        assertThat(synced.json().getInt("forgotten")).as(synced.body()).isEqualTo(1);
        assertThat(live("CUP", "price")).isEqualTo("no row");
        assertThat(live("MUG", "price")).isEqualTo(1100L);
    }

    @Test
    void anOpenConnectionWritesAndReportsWhatMoved() {
        var id = ConnectionId.of(connected());
        var calls = calibr.bean(Calls.class);
        var call = calls.of(new IdempotencyKey("run 1"), new TraceId("t"), Duration.ofSeconds(20));
        var sale = new LivePrice(Money.of("7.00", "USD"), Money.of("10.00", "USD"));

        var results = Tenancy.call(tenant.id(), () -> {
            try (var open = calibr.bean(Connections.class).open(id)) {
                var writes = List.of(PriceWrite.of(MUG, sale, TEN), PriceWrite.of(CUP, TEN, TEN));
                return open.sink().orElseThrow().write(call, writes);
            }
        });

        var edited = new LivePrice(Money.of("8.00", "USD"), Money.of("9.50", "USD"));
        assertThat(results).containsExactly(new Applied(MUG), new Moved(CUP, edited));
        assertThat(prices).hasContent("sku,price,compare_at,currency\nMUG,7.00,10.00,USD\nCUP,8.00,9.50,USD\n");
    }

    @Test
    void aConfigurationThatCannotWorkNamesItsFields() {
        var answer = tenant.admin().post("/api/v1/connections", FILE.replace("prices.csv", "../other/prices.csv"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("connection-rejected");
        assertThat(answer.json().getJsonArray("problems").getJsonObject(0).getString("field"))
                .isEqualTo("path");
    }

    @Test
    void aConnectorThatIsNotInstalledIsNamed() {
        var answer = tenant.admin().post("/api/v1/connections", FILE.replace("\"file\"", "\"shopify\""));

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("is not installed");
    }

    @Test
    void aConnectorThatFailsToSayIsNamed() throws IOException {
        var host = calibr.bean(PluginHost.class);
        var folder = Files.createDirectories(Path.of("target", "it", "made"));
        host.load(PluginWorkshop.plugin(folder, "clumsy")
                .validating("throw new IllegalStateException();")
                .zip());

        var answer = tenant.admin().post("/api/v1/connections", FILE.replace("\"file\"", "\"clumsy\""));

        host.unload("clumsy");
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("failed unexpectedly");
    }

    @Test
    void anEditorDoesNotConnect() {
        assertThat(tenant.editor().post("/api/v1/connections", FILE).status()).isEqualTo(403);
    }

    @Test
    void aConnectionOfAnotherTenantIsNotThere() {
        var id = connected();
        var other = calibr.newTenant();

        assertThat(other.owner().get("/api/v1/connections/" + id + "/health").status())
                .isEqualTo(404);
        assertThat(other.owner().post("/api/v1/connections/" + id + "/sync").status())
                .isEqualTo(404);
        assertThat(other.owner().get("/api/v1/connections/none/health").status())
                .isEqualTo(404);
    }

    @Test
    void aFileThatCannotBeReadIsAChannelFailureWithItsReason() throws IOException {
        var id = connected();
        Files.writeString(prices, "sku,price,compare_at,currency\nMUG,abc,,USD\n");

        var health = tenant.viewer().get("/api/v1/connections/" + id + "/health");
        var synced = tenant.editor().post("/api/v1/connections/" + id + "/sync");

        assertThat(health.json().getString("status")).isEqualTo("DOWN");
        assertThat(synced.status()).as(synced.body()).isEqualTo(502);
        assertThat(synced.json().getString("detail")).contains("line 2, column price");
    }

    private String connected() {
        Answer answer = tenant.admin().post("/api/v1/connections", FILE);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().getString("id");
    }

    private Object live(String sku, String column) {
        return tenant.ask("select " + column + " from calibr.live_price where sku = ?", sku);
    }
}
