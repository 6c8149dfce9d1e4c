package io.calibr.server.run;

import io.calibr.server.testing.RunningCalibr;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import static org.assertj.core.api.Assertions.assertThat;

/** A shop whose clock stands in July 2024, two sales of its mugs, and what its price file shows of them. */
abstract class SalesInJuly {

    static final String PRODUCTS = """
            sku,title,category,subcategory,cost,list_price,currency,inventory,sell_start,sell_end
            CUP,Cup,Kitchen,Cups,4.00,10.00,USD,7,2024-01-01,
            MUG,Mug,Kitchen,Mugs,40.00,100.00,USD,5,2024-01-01,
            POT,Pot,Kitchen,Pots,20.00,50.00,USD,3,2024-01-01,
            """;

    final RunningCalibr calibr;
    Shop shop;
    String fifthOff;
    String tenthOff;

    SalesInJuly(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @BeforeEach
    void aShopInJuly() {
        shop = Shop.open(calibr.newTenant(), PRODUCTS, Map.of("CUP", "10.00", "MUG", "100.00", "POT", "50.00"));
        fifthOff = shop.rule("Fifth off", mugs("fifth-off", "-20"));
        tenthOff = shop.rule("Tenth off mugs", mugs("tenth-off-mugs", "-10"));
        shop.clock("2024-07-09T12:00:00Z");
    }

    @AfterEach
    void backToday() {
        shop.clockOfTheWall();
    }

    /** A tenth off from the 15th, a fifth off from the 17th. */
    void growing() {
        var b = saleB();
        shop.clock("2024-07-15T00:00:00Z");
        shop.layer(b, "OPEN");
        assertThat(mug()).isEqualTo("90.00 100.00");
        var a = shop.sale("A", fifthOff, "2024-07-17T00:00:00Z", "2024-07-20T00:00:00Z", 5);
        shop.clock("2024-07-17T00:00:00Z");
        shop.layer(a, "OPEN");
    }

    void decide(String policy) {
        Shop.ok(200, shop.tenant().admin().put("/api/v1/layers/policy", policy));
        assertThat(shop.editor().put("/api/v1/layers/policy", policy).problem()).isEqualTo("role-too-low");
    }

    Object soldFor(String sku) {
        return shop.tenant()
                .ask("select amount from price_version where sku = ? order by recorded_at desc limit 1", sku);
    }

    String refused(String body) {
        return shop.editor().post("/api/v1/layers", body).problem();
    }

    List<JsonObject> runs(JsonObject layer) {
        return layer.getJsonArray("runs").getValuesAs(JsonString::getString).stream()
                .map(shop::run)
                .toList();
    }

    /** A round of the worker, in this thread. */
    void work() {
        Rounds.of(calibr, shop.tenant().id());
    }

    String saleA() {
        return shop.sale("A", fifthOff, "2024-07-10T00:00:00Z", "2024-07-20T00:00:00Z", 5);
    }

    String saleB() {
        return shop.sale("B", tenthOff, "2024-07-15T00:00:00Z", "2024-07-25T00:00:00Z", 9);
    }

    /** What the channel shows for the mug: price and compare-at. */
    String mug() {
        return shop.shown().get("MUG") + " " + shop.announced().get("MUG");
    }

    static String mugs(String name, String percent) {
        return """
                # table: %name
                # stage: adjust
                # hit-policy: first
                id,category under,percent
                mugs,Kitchen > Mugs,%percent
                """.replace("%name", name).replace("%percent", percent);
    }

    static <T> void together(int threads, Callable<T> work) throws Exception {
        try (var pool = Executors.newFixedThreadPool(threads)) {
            for (var done : pool.invokeAll(
                    IntStream.range(0, threads).mapToObj(_ -> work).toList())) {
                done.get();
            }
        }
    }
}
