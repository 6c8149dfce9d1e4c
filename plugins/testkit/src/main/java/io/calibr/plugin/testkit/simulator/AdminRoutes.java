package io.calibr.plugin.testkit.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.calibr.model.Sku;
import io.calibr.plugin.testkit.simulator.Wire.BadRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.BiConsumer;

/** What whoever runs a test may ask of a channel in another process. Nothing here costs points or goes wrong. */
final class AdminRoutes {

    private final PriceBook book;
    private final Faults faults;
    private final Ledger ledger;
    private final Gate gate;
    private final Clock clock;

    AdminRoutes(PriceBook book, Faults faults, Ledger ledger, Gate gate, Clock clock) {
        this.book = book;
        this.faults = faults;
        this.ledger = ledger;
        this.gate = gate;
        this.clock = clock;
    }

    Reply answer(Request request) {
        return switch (request.route()) {
            case "POST admin/items" -> put(request.json());
            case "POST admin/faults" -> set(request.json());
            case "DELETE admin/faults" -> {
                faults.clear();
                yield faults();
            }
            case "GET admin/faults" -> faults();
            case "GET admin/ledger" -> ledger();
            default -> Reply.error(404, "there is no " + request.route());
        };
    }

    private Reply put(JsonNode body) {
        var items = body.path("items");
        items.forEach(
                item -> book.put(new Sku(Wire.string(item, "sku")), Wire.price(item.path("price")), clock.instant()));
        return Reply.of(200, Wire.object().put("items", items.size()));
    }

    private Reply set(JsonNode body) {
        each(body.path("likely"), (fault, chance) -> faults.likely(fault, chance.doubleValue()));
        each(body.path("next"), (fault, requests) -> faults.next(fault, requests.intValue()));
        var millis = body.path("millis");
        var times = faults.times();
        faults.last(new FaultTimes(
                millis(millis, "retryAfter", times.retryAfter()),
                millis(millis, "slow", times.slow()),
                millis(millis, "late", times.late()),
                millis(millis, "stale", times.stale()),
                millis(millis, "hold", times.hold())));
        return faults();
    }

    private static Duration millis(JsonNode node, String name, Duration otherwise) {
        return node.has(name) ? Duration.ofMillis(node.path(name).longValue()) : otherwise;
    }

    private static void each(JsonNode switches, BiConsumer<Fault, JsonNode> set) {
        switches.properties().forEach(entry -> set.accept(fault(entry.getKey()), entry.getValue()));
    }

    private static Fault fault(String name) {
        return Arrays.stream(Fault.values())
                .filter(fault -> fault.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadRequest("there is no fault " + name));
    }

    private Reply faults() {
        var body = Wire.object();
        var struck = body.putObject("struck");
        faults.struck().forEach((fault, times) -> struck.put(fault.name(), times));
        return Reply.of(200, body);
    }

    private Reply ledger() {
        book.settle(clock.instant());
        var body = Wire.object()
                .put("received", gate.received())
                .put("earlyCalls", ledger.earlyCalls().size())
                .put("repeatedEffects", ledger.repeatedEffects().size())
                .put("identicalDuplicates", ledger.identicalDuplicates().size());
        var lines = body.putArray("lines");
        ledger.lines().forEach(line -> lines.add(LedgerFile.json(line)));
        return Reply.of(200, body);
    }
}
