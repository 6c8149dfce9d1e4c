package io.calibr.server.run;

import io.calibr.model.ConnectionId;
import io.calibr.model.PriceListId;
import io.calibr.model.ProjectId;
import io.calibr.model.RunId;
import io.calibr.model.Sku;
import io.calibr.model.UserId;
import io.calibr.plugin.sdk.LivePrice;
import io.calibr.server.event.Journal;
import io.calibr.server.platform.IdSource;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

import static io.calibr.server.problem.Kind.RUN_CHANGED_MEANWHILE;

/** Makes the run that writes again what a channel no longer shows. A project's policy has asked for it and approves it. */
@Dependent
public class RestorePrices {

    private final RunStore runs;
    private final RunLines lines;
    private final PreviewStore previews;
    private final Journal journal;
    private final IdSource ids;
    private final Clock clock;

    @Inject
    RestorePrices(RunStore runs, RunLines lines, PreviewStore previews, Journal journal, IdSource ids, Clock clock) {
        this.runs = runs;
        this.lines = lines;
        this.previews = previews;
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Where prices are wrong.
     *
     * @param requester who decided the policy
     * @param reconciliation what found them
     */
    public record Place(
            ProjectId project, ConnectionId channel, PriceListId list, UserId requester, UUID reconciliation) {}

    /**
     * A price that is not as intended; it is written only where the channel still shows what was found.
     *
     * @param found null where the channel shows no price in our currency: whatever it shows is written over
     */
    public record Wrong(
            Sku sku, LivePrice intended, @Nullable LivePrice found) {}

    /**
     * The run, approved and queued, in the caller's transaction.
     *
     * @param next empty when there are no more
     */
    public RunId restore(Place place, Supplier<List<Wrong>> next) {
        var plan = new Plan(
                place.project(),
                RunKind.RESTORE,
                place.list(),
                place.channel(),
                clock.instant(),
                Pins.restoring(place.reconciliation()));
        var preview = Run.preview(new RunId(ids.next()), plan, place.requester(), clock.instant());
        runs.insert(preview);
        var targets = 0;
        for (var wrong = next.get(); !wrong.isEmpty(); wrong = next.get()) {
            previews.propose(preview, writes(wrong));
            targets += wrong.size();
        }
        previews.complete(targets);
        journal.record(RunEvents.byCalibr("run.previewed", preview, Map.of("reconciliation", place.reconciliation())));
        return queued(preview).id();
    }

    private PreviewStore.Writes writes(List<Wrong> wrong) {
        var writes = new PreviewStore.Writes();
        wrong.forEach(one -> writes.add(ids.next(), one.sku().value(), shown(one.found()), shown(one.intended())));
        return writes;
    }

    private static Shown shown(@Nullable LivePrice price) {
        return price == null ? Shown.NOTHING : Shown.of(price.price(), price.announced());
    }

    private Run queued(Run preview) {
        var approved = preview.approvedBy(null, clock.instant());
        var queued = approved.queued(clock.instant());
        if (!runs.move(preview, approved) || !runs.move(approved, queued)) {
            throw RUN_CHANGED_MEANWHILE.with("run", preview.id());
        }
        lines.approve(approved);
        journal.record(RunEvents.byCalibr("run.approved", approved, Map.of("policy", "reconcile")));
        journal.record(RunEvents.byCalibr("run.queued", queued, Map.of()));
        return queued;
    }
}
