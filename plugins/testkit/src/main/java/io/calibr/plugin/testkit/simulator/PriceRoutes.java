package io.calibr.plugin.testkit.simulator;

import io.calibr.model.ChannelRef;
import io.calibr.model.Money;
import io.calibr.plugin.sdk.LivePrice;
import io.calibr.plugin.testkit.simulator.LedgerLine.Told;
import io.calibr.plugin.testkit.simulator.PriceBook.Batch;
import io.calibr.plugin.testkit.simulator.Wire.BadRequest;
import io.calibr.plugin.testkit.simulator.Wire.WriteOutcome;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a connector may ask the channel for, with the faults of reads and writes. */
final class PriceRoutes {

    private static final int MOST_AT_ONCE = 100;
    private static final int MOST_IN_A_SUBMISSION = 10_000;

    private final PriceBook book;
    private final Submissions submissions;
    private final Faults faults;
    private final Clock clock;

    PriceRoutes(PriceBook book, Faults faults, Clock clock) {
        this.book = book;
        this.submissions = new Submissions(book);
        this.faults = faults;
        this.clock = clock;
    }

    /** Answers a request below {@code /channels/main}. */
    Reply answer(Request request) {
        var path = request.path().subList(2, request.path().size());
        var route = request.method() + " " + String.join("/", path);
        return switch (route) {
            case "GET health" -> Reply.of(200, Wire.object().put("status", "ok").put("items", book.size()));
            case "GET items" -> items(request);
            case "POST prices/read" -> read(request);
            case "POST prices" -> write(request);
            case "POST submissions" -> submit(request);
            default ->
                route.startsWith("GET submissions/") && path.size() == 2
                        ? submissions.status(path.getLast(), clock.instant())
                        : Reply.error(404, "there is no " + route);
        };
    }

    private Reply items(Request request) {
        var from = request.number("from").orElse(0);
        var most = request.number("most").orElse(MOST_AT_ONCE);
        if (from < 0 || from > book.size() || most < 1) {
            throw new BadRequest("from and most lead out of the list");
        }
        var page = book.listed(from, most);
        var next = from + page.size();
        var body = Wire.object().put("next", next).put("more", next < book.size());
        var items = body.putArray("items");
        page.forEach(item -> {
            var node = items.addObject()
                    .put("ref", item.getKey().value())
                    .put("sku", item.getValue().value())
                    .put("title", "Item " + item.getValue());
            shown(item.getKey(), false).ifPresent(live -> node.set("price", Wire.price(live)));
        });
        return Reply.of(200, body);
    }

    private Reply read(Request request) {
        var stale = faults.strikes(Fault.STALE_READ);
        var body = Wire.object();
        var prices = body.putObject("prices");
        for (var node : request.json().path("refs")) {
            var ref = new ChannelRef(node.asText());
            shown(ref, stale).ifPresent(live -> prices.set(ref.value(), Wire.price(live)));
        }
        return Reply.of(200, body);
    }

    private Reply write(Request request) {
        var batch = batch(request, MOST_AT_ONCE);
        var now = batch.arrived();
        if (faults.strikes(Fault.LATE)) {
            book.writeLater(batch.telling(Told.ERROR), now.plus(faults.times().late()), ignored -> {});
            return Reply.error(503, "the channel is busy");
        }
        if (faults.strikes(Fault.NO_ANSWER)) {
            book.write(batch.telling(Told.NOTHING), now);
            return new Reply.Silence();
        }
        var outcomes = book.write(batch, now);
        if (faults.strikes(Fault.DUPLICATE)) {
            book.write(batch, now);
        }
        return Reply.of(200, Wire.results(faults.strikes(Fault.WRONG_ECHO) ? distorted(outcomes) : outcomes));
    }

    private Reply submit(Request request) {
        var id = submissions.take(batch(request, MOST_IN_A_SUBMISSION));
        return faults.strikes(Fault.NO_ANSWER)
                ? new Reply.Silence()
                : Reply.of(202, Wire.object().put("submission", id));
    }

    private Batch batch(Request request, int most) {
        var writes = Wire.writes(request.json());
        if (writes.size() > most) {
            throw new BadRequest("more than " + most + " writes");
        }
        if (request.key().isEmpty()) {
            throw new BadRequest("Idempotency-Key is missing");
        }
        return new Batch(request.key(), writes, clock.instant(), Optional.empty(), faults.strikes(Fault.PARTIAL));
    }

    private Optional<LivePrice> shown(ChannelRef ref, boolean stale) {
        var now = clock.instant();
        return stale ? book.showAsOf(ref, now.minus(faults.times().stale()), now) : book.show(ref, now);
    }

    /** One minor unit more than what is really there. */
    private static List<WriteOutcome> distorted(List<WriteOutcome> outcomes) {
        return outcomes.stream()
                .map(outcome -> new WriteOutcome(
                        outcome.ref(), outcome.told(), outcome.code(), outcome.reason(), raised(outcome)))
                .toList();
    }

    private static @Nullable LivePrice raised(WriteOutcome outcome) {
        var shows = outcome.shows();
        if (shows == null) {
            return null;
        }
        var price = shows.price();
        return new LivePrice(new Money(price.minorUnits() + 1, price.currency()), shows.announced());
    }
}
