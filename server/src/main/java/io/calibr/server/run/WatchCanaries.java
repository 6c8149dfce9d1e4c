package io.calibr.server.run;

import io.calibr.model.ChannelRef;
import io.calibr.model.Sku;
import io.calibr.plugin.sdk.LivePrice;
import io.calibr.server.event.ClockWork;
import io.calibr.server.event.Journal;
import io.calibr.server.platform.Transactions;
import io.calibr.server.problem.PricingProblem;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static io.calibr.server.problem.Kind.RUN_CHANGED_MEANWHILE;

/**
 * Watches what runs have written first, and lets the rest follow or halts the run. Any number of servers may look: the
 * channel is read outside of any transaction, and the first to decide has decided.
 */
@Dependent
class WatchCanaries implements ClockWork {

    private static final Logger log = LoggerFactory.getLogger(WatchCanaries.class);
    private static final int BATCH = 1_000;
    private static final Duration UNREADABLE = Duration.ofMinutes(1);

    private final CanaryStore canaries;
    private final RunStore runs;
    private final ObserveChannel observe;
    private final Journal journal;
    private final Transactions transactions;
    private final Clock clock;

    @Inject
    WatchCanaries(
            CanaryStore canaries,
            RunStore runs,
            ObserveChannel observe,
            Journal journal,
            Transactions transactions,
            Clock clock) {
        this.canaries = canaries;
        this.runs = runs;
        this.observe = observe;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void doWhatIsDue() {
        transactions.call(canaries::undecided).stream()
                .filter(canary -> canary.isDue(clock.instant()))
                .forEach(this::look);
    }

    private void look(Canary canary) {
        try {
            if (canary.state() == CanaryState.WRITING) {
                transactions.run(() -> lookAtErrors(canary));
            } else {
                decide(canary, readBack(canary));
            }
        } catch (PricingProblem failure) {
            log.atWarn()
                    .addKeyValue("run", canary.run())
                    .addKeyValue("reason", failure.getMessage())
                    .log("canary not decided, and looked at again");
            if (canary.state() == CanaryState.WATCHING) {
                later(canary, String.valueOf(failure.getMessage()));
            }
        }
    }

    private void later(Canary canary, String why) {
        transactions.run(
                () -> canaries.move(canary, canary.undecided(clock.instant().plus(UNREADABLE), why)));
    }

    /** Too many errors halt the run at once; otherwise the watch begins when the step is written. */
    private void lookAtErrors(Canary canary) {
        var targets = canaries.counts(canary);
        var figures = CanaryFigures.of(canary.size(), targets);
        if (CanaryVerdict.of(canary.plan().limits(), figures) instanceof CanaryVerdict.Halted(var reason)) {
            halt(canary, canary.halted(figures, reason));
        } else if (!targets.isOpen()) {
            canaries.move(
                    canary, canary.watched(clock.instant().plus(canary.plan().watch()), figures));
        }
    }

    private CanaryFigures readBack(Canary canary) {
        var run = transactions.call(() -> runs.find(canary.run()).orElseThrow());
        var figures = CanaryFigures.of(canary.size(), transactions.call(() -> canaries.counts(canary)));
        var written = transactions.call(() -> canaries.written(canary));
        var connection = run.plan().connection();
        if (connection.isEmpty() || written.isEmpty()) {
            return figures;
        }
        var left = new ArrayDeque<>(written.keySet());
        var live = new HashMap<ChannelRef, LivePrice>();
        observe.observe(connection.get(), () -> batch(left), (_, shown) -> live.putAll(shown));
        for (var price : written.entrySet()) {
            figures = figures.and(
                    price.getValue(), live.get(new ChannelRef(price.getKey().value())));
        }
        return figures;
    }

    private static List<Sku> batch(Queue<Sku> left) {
        return Stream.generate(left::poll)
                .limit(BATCH)
                .takeWhile(Objects::nonNull)
                .toList();
    }

    private void decide(Canary canary, CanaryFigures figures) {
        transactions.run(() -> {
            switch (CanaryVerdict.of(canary.plan().limits(), figures)) {
                case CanaryVerdict.Passed() -> pass(canary, canary.passed(figures));
                case CanaryVerdict.Halted(var reason) -> halt(canary, canary.halted(figures, reason));
            }
        });
    }

    private void pass(Canary canary, Canary passed) {
        var run = runs.find(canary.run()).filter(one -> one.state() == RunState.APPLYING);
        if (run.isPresent() && canaries.move(canary, passed)) {
            journal.record(RunEvents.byCalibr("run.canary_passed", run.get(), facts(passed)));
        }
    }

    private void halt(Canary canary, Canary halted) {
        var run = runs.find(canary.run()).filter(one -> one.state() == RunState.APPLYING);
        if (run.isEmpty() || !canaries.move(canary, halted)) {
            return;
        }
        var stopped = run.get().halted();
        if (!runs.move(run.get(), stopped)) {
            throw RUN_CHANGED_MEANWHILE.with("run", canary.run());
        }
        runs.explain(canary.run(), Objects.requireNonNull(halted.reason()));
        journal.record(RunEvents.byCalibr("run.halted", stopped, facts(halted)));
        log.atWarn()
                .addKeyValue("run", canary.run())
                .addKeyValue("reason", halted.reason())
                .log("run halted by its canary");
    }

    private static Map<String, ?> facts(Canary canary) {
        var figures = canary.figures();
        var facts = new LinkedHashMap<String, Object>();
        facts.put("by", "canary");
        if (canary.reason() != null) {
            facts.put("reason", canary.reason());
        }
        facts.put("size", figures.size());
        facts.put("written", figures.written());
        facts.put("failed", figures.failed());
        facts.put("skipped", figures.skipped());
        facts.put("drifted", figures.drifted());
        return facts;
    }
}
