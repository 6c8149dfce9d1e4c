package io.calibr.server.run;

import io.calibr.model.ChannelRef;
import io.calibr.model.Money;
import io.calibr.model.Sku;
import io.calibr.plugin.sdk.LivePrice;
import io.calibr.plugin.testkit.simulator.ChannelSimulator;
import io.calibr.plugin.testkit.simulator.LedgerLine;
import io.calibr.server.testing.TestTenant;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A shop of many goods behind a simulated channel, whose servers are disturbed. Each of its runs takes more off than the one
 * before, so that no price is ever right twice. In the end the channel's ledger is held against what the server says.
 */
final class DisturbedShop {

    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Set<String> MOVING = Set.of("QUEUED", "APPLYING");
    private static final LivePrice HUNDRED = LivePrice.of(Money.of("100.00", "USD"));

    private final ChannelSimulator channel;
    private final List<Sku> skus;
    private final List<String> findings = new ArrayList<>();
    private Shop shop;
    private int rounds;
    private int refused;

    private DisturbedShop(TestTenant tenant, ChannelSimulator channel, int goods) {
        this.shop = Shop.reopened(tenant);
        this.channel = channel;
        this.skus = IntStream.range(0, goods)
                .mapToObj(index -> new Sku("CUP-" + (10_000 + index)))
                .toList();
    }

    static DisturbedShop open(TestTenant tenant, ChannelSimulator channel, int goods) {
        var opened = new DisturbedShop(tenant, channel, goods);
        opened.skus.forEach(sku -> channel.list(sku, HUNDRED));
        opened.shop.stock(opened.products());
        Simulated.connect(opened.shop, channel, "shop", false);
        return opened;
    }

    /** It is asked at another address from now on. */
    void reopen(TestTenant tenant) {
        shop = Shop.reopened(tenant);
    }

    /** What was found out of order, in words, for whoever looks for the reason. */
    List<String> findings() {
        return List.copyOf(findings);
    }

    /** An approved run over everything, two per cent below the one before. */
    Round approved() {
        rounds++;
        var table = Shop.TENTH_OFF.replace(",-10", "," + -2 * rounds);
        shop.rulebook("Round " + rounds, "round-" + rounds, shop.rule("Off " + rounds, table));
        var wanted =
                Json.createObjectBuilder().add("rulebook", "round-" + rounds).add("channel", "shop");
        var run = shop.approved(Shop.id(Shop.ok(201, shop.editor().post("/api/v1/runs", wanted.build()))));
        var prices = targets(run).stream().collect(Collectors.toMap(DisturbedShop::sku, DisturbedShop::after));
        assertThat(prices).hasSameSizeAs(skus);
        return new Round(run, prices, Clock.systemUTC().instant());
    }

    void apply(Round round) {
        Shop.ok(202, shop.editor().post("/api/v1/runs/" + round.run() + "/apply"));
    }

    /** How many prices of a run the channel shows. */
    int written(Round round) {
        return (int) round.wanted().keySet().stream()
                .filter(sku -> isLive(round, sku))
                .count();
    }

    /** True once the channel shows all prices of a run, the run has ended, or neither came for too long. */
    BooleanSupplier over(Round round) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        var nextLook = new AtomicLong(System.nanoTime());
        return () -> written(round) == skus.size() || System.nanoTime() > end || hasEnded(round, nextLook);
    }

    /** Asks the server now and then only. */
    private boolean hasEnded(Round round, AtomicLong nextLook) {
        if (System.nanoTime() < nextLook.get()) {
            return false;
        }
        nextLook.set(System.nanoTime() + LOOK.toNanos());
        return !MOVING.contains(state(round));
    }

    /**
     * Waits for a run's end and looks at what became of it. Who failed may have failed for lack of attempts only: they are
     * counted, and tried once more, which says nothing about how soon work was resumed.
     */
    Figures judged(Round round, List<Instant> disturbances) {
        settle(round);
        var falselyTold = wrong(round);
        var gaveUpEarly = failed(round);
        var longestResume = longestResume(round, disturbances);
        channel.faults().clear();
        if (Set.of("PARTIAL", "FAILED").contains(state(round))) {
            var _ = shop.editor().post("/api/v1/runs/" + round.run() + "/retry-failed");
            settle(round);
        }
        var states = states(round);
        var open = states.values().stream()
                .filter(state -> TargetState.OPEN.contains(TargetState.valueOf(state)))
                .count();
        var isStuck = MOVING.contains(state(round));
        var applied = states.values().stream().filter("APPLIED"::equals).count();
        var wrong = falselyTold + wrong(round);
        var lost = gaveUpEarly + skus.size() - (int) applied - (isStuck ? (int) open : 0);
        if (lost > 0 || isStuck) {
            findings.add("run " + round.run() + " ended " + state(round) + ": " + states);
        }
        return new Figures(skus.size(), lost, isStuck ? (int) open : 0, wrong, 0, rebuilt(round), longestResume);
    }

    /** Targets that failed before somebody retried them, in all runs. */
    int refused() {
        return refused;
    }

    /** Writes of ours that brought back a price which another one of ours had replaced, in the whole ledger. */
    int repeatedEffects() {
        var replaced = new HashMap<ChannelRef, Set<LivePrice>>();
        var live = new HashMap<ChannelRef, LivePrice>();
        var repeated = 0;
        for (var line : channel.ledger().lines()) {
            if (line.applied() && !line.wanted().equals(live.get(line.ref()))) {
                var seen = replaced.computeIfAbsent(line.ref(), ref -> new HashSet<>());
                if (seen.contains(line.wanted())) {
                    repeated++;
                    findings.add("again: " + line);
                }
                seen.add(line.wanted());
                live.put(line.ref(), line.wanted());
            }
        }
        return repeated;
    }

    /** Counts the failed targets of a run; those that did not fail at their last attempt are the result. */
    private int failed(Round round) {
        var failed = targets(round.run()).stream()
                .filter(target -> target.getString("state").equals("FAILED"))
                .toList();
        refused += failed.size();
        var early = failed.stream()
                .filter(target -> target.getJsonObject("progress").getInt("attempt") < Backoff.ATTEMPTS)
                .toList();
        early.forEach(target -> findings.add("gave up early: " + target));
        return early.size();
    }

    private void settle(Round round) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        KillPoint.until(() -> !MOVING.contains(state(round)), () -> {
            KillPoint.pass(Duration.ofMillis(200));
            return System.nanoTime() > end;
        });
    }

    /** Where it stands; while the server cannot tell, it goes on. */
    private String state(Round round) {
        var answer = shop.editor().get("/api/v1/runs/" + round.run());
        return answer.status() == 200 ? answer.json().getString("state") : "APPLYING";
    }

    private Map<Sku, String> states(Round round) {
        return targets(round.run()).stream()
                .collect(Collectors.toMap(DisturbedShop::sku, target -> target.getString("state")));
    }

    /** The run says that a price is written, and the channel does not show it, or the other way round. */
    private int wrong(Round round) {
        var wrong = 0;
        for (var told : states(round).entrySet()) {
            var isSaid = told.getValue().equals("APPLIED");
            if (isSaid != isLive(round, told.getKey())) {
                wrong++;
                findings.add(told + " but the channel shows " + channel.shows(told.getKey()) + ", wanted "
                        + round.wanted().get(told.getKey()));
            }
        }
        return wrong;
    }

    private boolean isLive(Round round, Sku sku) {
        return Optional.ofNullable(round.wanted().get(sku)).equals(channel.shows(sku));
    }

    /** Targets that the audit tells of once, with the price that the channel shows. */
    private int rebuilt(Round round) {
        var told = all("/api/v1/audit?action=target.applied&from=" + round.begun()).stream()
                .map(row -> row.getJsonObject("facts"))
                .filter(facts -> facts.getString("run").equals(round.run()))
                .collect(Collectors.groupingBy(facts -> new Sku(facts.getString("sku"))));
        return (int) skus.stream()
                .filter(sku -> told.getOrDefault(sku, List.of()).stream()
                        .map(facts -> facts.getString("price"))
                        .toList()
                        .equals(channel.shows(sku).stream()
                                .map(live -> live.price().toString())
                                .toList()))
                .count();
    }

    private Duration longestResume(Round round, List<Instant> disturbances) {
        var writes = channel.ledger().lines().stream()
                .filter(line -> line.key() != null)
                .map(LedgerLine::arrived)
                .filter(arrived -> arrived.isAfter(round.begun()))
                .toList();
        return disturbances.stream()
                .flatMap(end -> writes.stream()
                        .filter(arrived -> arrived.isAfter(end))
                        .findFirst()
                        .map(next -> Duration.between(end, next))
                        .stream())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private List<JsonObject> targets(String run) {
        return all("/api/v1/runs/" + run + "/targets?");
    }

    /** All pages of a list. */
    private List<JsonObject> all(String path) {
        var items = new ArrayList<JsonObject>();
        var cursor = "";
        do {
            var page = Shop.ok(200, shop.editor().get(path + "&limit=500" + cursor))
                    .json();
            items.addAll(page.getJsonArray("items").getValuesAs(JsonValue::asJsonObject));
            cursor = page.containsKey("nextCursor") ? "&cursor=" + page.getString("nextCursor") : "";
        } while (!cursor.isEmpty());
        return items;
    }

    private static Sku sku(JsonObject target) {
        return new Sku(target.getString("sku"));
    }

    private static LivePrice after(JsonObject target) {
        var price = target.getJsonObject("after").getJsonObject("price");
        return LivePrice.of(Money.of(price.getString("amount"), price.getString("currency")));
    }

    private String products() {
        return skus.stream()
                .map(sku -> sku + ",Cup,Kitchen,Cups,1.00,100.00,USD,7,2024-01-01,\n")
                .collect(Collectors.joining(
                        "",
                        "sku,title,category,subcategory,cost,list_price,currency,inventory,sell_start,sell_end\n",
                        ""));
    }

    /** A run, the prices it is to write, and when it began. */
    record Round(String run, Map<Sku, LivePrice> wanted, Instant begun) {}
}
