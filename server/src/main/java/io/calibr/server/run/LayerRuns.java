package io.calibr.server.run;

import io.calibr.engine.price.PriceRequest;
import io.calibr.model.RunId;
import io.calibr.server.event.Journal;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Stores the runs that layers make, line by line, in the caller's transaction. */
@Dependent
class LayerRuns {

    private final RunStore runs;
    private final PreviewStore previews;
    private final LayeredPriceStore layered;
    private final IntendedPriceStore intended;
    private final ApproveRun approve;
    private final Journal journal;

    @Inject
    LayerRuns(
            RunStore runs,
            PreviewStore previews,
            LayeredPriceStore layered,
            IntendedPriceStore intended,
            ApproveRun approve,
            Journal journal) {
        this.runs = runs;
        this.previews = previews;
        this.layered = layered;
        this.intended = intended;
        this.approve = approve;
        this.journal = journal;
    }

    UnderWay begin(RunId id, LayerPlan plan, PriceRequest asked) {
        var request = LayerPins.of(plan, asked).text();
        var place = plan.place();
        var what = new Plan(
                place.project(),
                RunKind.LAYER,
                place.list().id(),
                place.channel().orElse(null),
                plan.at(),
                Pins.ofLayers(request));
        var run = Run.preview(id, what, plan.people().requester(), plan.at());
        runs.insert(run);
        return new UnderWay(run, plan, new InputHash(request));
    }

    /** A run whose lines are being added. */
    final class UnderWay {

        private final Run run;
        private final LayerPlan plan;
        private final InputHash hash;
        private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);

        private UnderWay(Run run, LayerPlan plan, InputHash hash) {
            this.run = run;
            this.plan = plan;
            this.hash = hash;
            counts.put(Outcome.PRICED, 0);
            counts.put(Outcome.UNCHANGED, 0);
        }

        Run run() {
            return run;
        }

        void add(List<LayerLine> lines) {
            if (lines.isEmpty()) {
                return;
            }
            for (var line : lines) {
                counts.merge(line.outcome(), 1, Integer::sum);
                hash.line(line.sku());
                hash.line(FactsJson.text(line.facts()));
            }
            previews.addLayered(run, lines);
            layered.shownAlready(run, unchanged(lines, line -> line.price().isLayered()));
            layered.restoredAlready(run, unchanged(lines, line -> !line.price().isLayered()));
            intended.shownAlready(run, unchanged(lines, _ -> true));
        }

        /** The run with its counts, approved and queued. */
        Run complete() {
            runs.complete(run, counts, hash.hex());
            previews.complete(
                    counts.values().stream().mapToInt(Integer::intValue).sum());
            var complete = new Run(run.id(), run.plan(), run.state(), run.version(), run.history(), counts);
            journal.record(
                    RunEvents.byCalibr("run.previewed", complete, Map.of("counts", counts, "layers", plan.changed())));
            return approve.covered(complete, plan);
        }

        private static List<LayerLine> unchanged(List<LayerLine> lines, Predicate<LayerLine> which) {
            return lines.stream()
                    .filter(line -> line.outcome() == Outcome.UNCHANGED)
                    .filter(which)
                    .toList();
        }
    }
}
