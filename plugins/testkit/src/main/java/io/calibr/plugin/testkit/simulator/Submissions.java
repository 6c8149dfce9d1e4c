package io.calibr.plugin.testkit.simulator;

import io.calibr.plugin.testkit.simulator.LedgerLine.Told;
import io.calibr.plugin.testkit.simulator.PriceBook.Batch;
import io.calibr.plugin.testkit.simulator.Wire.WriteOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Batches that the channel took and works on for a while. */
final class Submissions {

    private static final Duration WORK = Duration.ofSeconds(1);

    private final Map<String, Optional<List<WriteOutcome>>> known = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final PriceBook book;

    Submissions(PriceBook book) {
        this.book = book;
    }

    /** Takes a batch, to be done after {@link #WORK}; its id. */
    String take(Batch batch) {
        var id = "s-" + count.incrementAndGet();
        known.put(id, Optional.empty());
        book.writeLater(
                batch.telling(Told.ACCEPTED),
                batch.arrived().plus(WORK),
                outcomes -> known.put(id, Optional.of(outcomes)));
        return id;
    }

    Reply status(String id, Instant now) {
        book.settle(now);
        var outcomes = known.get(id);
        if (outcomes == null) {
            return Reply.error(404, "there is no submission " + id);
        }
        return outcomes.map(done -> Reply.of(200, Wire.results(done).put("status", "FINISHED")))
                .orElseGet(() -> Reply.of(200, Wire.object().put("status", "WORKING")));
    }
}
