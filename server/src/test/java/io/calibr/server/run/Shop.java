package io.calibr.server.run;

import io.calibr.server.testing.Answer;
import io.calibr.server.testing.Client;
import io.calibr.server.testing.TestTenant;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

import static org.assertj.core.api.Assertions.assertThat;

/** A shop with three goods, a price file as its channel, and a rulebook that takes a tenth off the cups. */
final class Shop {

    static final String PRODUCTS = """
            sku,title,category,subcategory,cost,list_price,currency,inventory,sell_start,sell_end
            CUP,Cup,Kitchen,Cups,4.00,10.00,USD,7,2024-01-01,
            MUG,Mug,Kitchen,Cups,4.00,20.00,USD,5,2024-01-01,
            POT,Pot,Kitchen,Pots,20.00,50.00,USD,3,2024-01-01,
            """;
    static final String TENTH_OFF = """
            # table: tenth-off
            # stage: adjust
            # hit-policy: first
            id,category under,percent
            cups,Kitchen > Cups,-10
            """;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Set<String> MOVING = Set.of("QUEUED", "APPLYING");

    private final TestTenant tenant;
    private final Path file;

    private Shop(TestTenant tenant) {
        this.tenant = tenant;
        this.file = Path.of(
                System.getProperty("calibr.connections.directory"), tenant.id().toString(), "prices.csv");
    }

    static Shop open(TestTenant tenant) {
        return open(tenant, PRODUCTS, Map.of("CUP", "10.00", "MUG", "20.00", "POT", "50.00"));
    }

    static Shop open(TestTenant tenant, String products, Map<String, String> shown) {
        var shop = new Shop(tenant);
        shop.stock(products);
        shop.rulebook("Summer", "summer", shop.rule("Tenth off", TENTH_OFF));
        shop.write(shown);
        shop.connect();
        return shop;
    }

    /** A shop on a channel of another kind, with the goods it is given. */
    static Shop on(TestTenant tenant, String products, String connection) {
        var shop = new Shop(tenant);
        shop.stock(products);
        shop.rulebook("Summer", "summer", shop.rule("Tenth off", TENTH_OFF));
        ok(201, shop.owner().post("/api/v1/connections", connection));
        return shop;
    }

    /** A shop that was opened before, perhaps on a server that is no more. */
    static Shop reopened(TestTenant tenant) {
        return new Shop(tenant);
    }

    TestTenant tenant() {
        return tenant;
    }

    Client owner() {
        return tenant.owner();
    }

    Client editor() {
        return tenant.editor();
    }

    void stock(String products) {
        editor().post("/api/v1/price-lists", "{\"slug\": \"retail\", \"name\": \"Retail\"}");
        ok(200, editor().send("POST", "/api/v1/catalog/import", "text/csv", products));
    }

    /** The id of a new, published rule. */
    String rule(String name, String table) {
        var rule = ok(
                201,
                editor().post(
                                "/api/v1/rules",
                                Json.createObjectBuilder()
                                        .add("name", name)
                                        .add("kind", "table")
                                        .add("text", table)
                                        .build()));
        publish("rules", id(rule));
        return id(rule);
    }

    /** A new, published rulebook of these rules. */
    void rulebook(String name, String slug, String... rules) {
        var rulebook = ok(
                201,
                editor().post(
                                "/api/v1/rulebooks",
                                Json.createObjectBuilder()
                                        .add("name", name)
                                        .add("slug", slug)
                                        .add("rules", Json.createArrayBuilder(List.of(rules)))
                                        .build()));
        publish("rulebooks", id(rulebook));
    }

    private void publish(String what, String id) {
        ok(200, owner().post("/api/v1/" + what + "/" + id + "/publish", "{\"reason\": \"test\"}"));
    }

    private void connect() {
        ok(
                201,
                owner().post(
                                "/api/v1/connections",
                                "{\"connector\": \"file\", \"slug\": \"shop\", \"config\": {\"path\": \"prices.csv\"}}"));
    }

    /** A dry run by the editor against the file. */
    String dryRun() {
        return dryRun("summer");
    }

    String dryRun(String rulebook) {
        var body = Json.createObjectBuilder().add("rulebook", rulebook).add("channel", "shop");
        return id(ok(201, editor().post("/api/v1/runs", body.build())));
    }

    String approved() {
        return approved(dryRun());
    }

    String approved(String run) {
        ok(200, owner().post("/api/v1/runs/" + run + "/approve"));
        return run;
    }

    /** A run as it stands when the worker has nothing left to do for it. */
    JsonObject applied() {
        return apply(approved());
    }

    JsonObject apply(String run) {
        ok(202, editor().post("/api/v1/runs/" + run + "/apply"));
        return settled(run);
    }

    JsonObject run(String id) {
        return ok(200, editor().get("/api/v1/runs/" + id)).json();
    }

    JsonObject settled(String id) {
        return eventually(() -> run(id), run -> !MOVING.contains(run.getString("state")));
    }

    JsonObject target(String run, String sku) {
        return items("/api/v1/runs/" + run + "/targets?sku=" + sku).getFirst();
    }

    List<JsonObject> items(String path) {
        return ok(200, editor().get(path)).json().getJsonArray("items").getValuesAs(JsonValue::asJsonObject);
    }

    static <T> T eventually(Supplier<T> look, Predicate<T> done) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        var seen = look.get();
        while (!done.test(seen)) {
            assertThat(System.nanoTime()).as("still %s", seen).isLessThan(end);
            try {
                Thread.sleep(50);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return seen;
            }
            seen = look.get();
        }
        return seen;
    }

    /** Edits the file as somebody outside of Calibr does. */
    void write(Map<String, String> prices) {
        write(prices, "USD");
    }

    void write(Map<String, String> prices, String currency) {
        var text = new StringBuilder("sku,price,compare_at,currency\n");
        new TreeMap<>(prices)
                .forEach((sku, price) -> text.append(sku)
                        .append(',')
                        .append(price)
                        .append(",,")
                        .append(currency)
                        .append('\n'));
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file is gone. */
    void lose() {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the file says of each SKU. */
    Map<String, String> shown() {
        var shown = new TreeMap<String, String>();
        try (var lines = Files.lines(file)) {
            lines.skip(1).map(line -> line.split(",", -1)).forEach(cells -> shown.put(cells[0], cells[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return shown;
    }

    /** What the file strikes through for each SKU; empty for nothing. */
    Map<String, String> announced() {
        var announced = new TreeMap<String, String>();
        try (var lines = Files.lines(file)) {
            lines.skip(1).map(line -> line.split(",", -1)).forEach(cells -> announced.put(cells[0], cells[2]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return announced;
    }

    /** Sets the business clock, which all tenants of a server share. */
    void clock(String instant) {
        ok(200, owner().post("/api/v1/admin/clock", "{\"instant\": \"" + instant + "\"}"));
    }

    void clockOfTheWall() {
        ok(200, owner().delete("/api/v1/admin/clock"));
    }

    /** Publishes another text of a rule that was edited by nobody else. */
    void republish(String rule, String table) {
        var version = ok(200, editor().get("/api/v1/rules/" + rule)).json().getInt("version");
        ok(
                200,
                editor().put(
                                "/api/v1/rules/" + rule,
                                Json.createObjectBuilder()
                                        .add("version", version)
                                        .add("text", table)
                                        .build()));
        publish("rules", rule);
    }

    /** The id of a sale that the editor planned and the owner approved. */
    String sale(String name, String rule, String from, String to, int priority) {
        var sale = proposedSale(name, rule, from, to, priority);
        ok(200, owner().post("/api/v1/layers/" + sale + "/approve"));
        return sale;
    }

    String proposedSale(String name, String rule, String from, String to, int priority) {
        var body = Json.createObjectBuilder()
                .add("name", name)
                .add("rule", rule)
                .add("channel", "shop")
                .add("from", from)
                .add("to", to)
                .add("priority", priority);
        return id(ok(201, editor().post("/api/v1/layers", body.build())));
    }

    JsonObject layer(String id) {
        return ok(200, editor().get("/api/v1/layers/" + id)).json();
    }

    /** A sale as it stands when its runs have nothing left to do. */
    JsonObject layer(String id, String state) {
        eventually(() -> layer(id), layer -> layer.getString("state").equals(state));
        var layer = eventually(() -> layer(id), one -> !isDue(one));
        layer.getJsonArray("runs").forEach(run -> settled(((JsonString) run).getString()));
        return layer;
    }

    private boolean isDue(JsonObject layer) {
        var now = ok(200, owner().get("/api/v1/admin/clock")).json().getString("instant");
        return layer.containsKey("nextAt")
                && !Instant.parse(layer.getString("nextAt")).isAfter(Instant.parse(now));
    }

    static String id(Answer answer) {
        return answer.json().getString("id");
    }

    static Answer ok(int status, Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return answer;
    }
}
