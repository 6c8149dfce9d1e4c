package io.calibr.cli.remote;

import io.calibr.cli.report.Failure;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Starts a run of a published rulebook: a preview for somebody to approve. */
public final class StartRun {

    private static final String ROUTE = "/api/v1/runs";
    private static final List<String> COUNTS =
            List.of("skus", "priced", "unchanged", "held", "conflicting", "notCovered");

    private final CalibrApi api;

    public StartRun(CalibrApi api) {
        this.api = api;
    }

    /** A run as it stands. */
    public record Started(String id, String state, String counts) {
        static Started of(JsonObject run) {
            var counts = run.getJsonObject("counts");
            return new Started(
                    run.getString("id"),
                    run.getString("state"),
                    COUNTS.stream()
                            .flatMap(name -> Optional.ofNullable(counts.get(name)).stream()
                                    .map(count -> count + " " + word(name)))
                            .collect(Collectors.joining(", ")));
        }

        /** Whether nobody has to approve it any more. */
        public boolean isApproved() {
            return state.equals("APPROVED");
        }

        private static String word(String count) {
            return switch (count) {
                case "skus" -> "SKUs";
                case "notCovered" -> "not covered";
                default -> count;
            };
        }
    }

    /** The server prices everything before it answers: the run is a PREVIEW, or APPROVED where the project's policy agrees. */
    public Started start(String rulebook, Market market) {
        var body = market.addTo(Json.createObjectBuilder().add("rulebook", rulebook))
                .build();
        var run = Started.of(api.post(ROUTE, body));
        if (!run.state().equals("PREVIEW") && !run.isApproved()) {
            throw new Failure("run " + run.id() + " is " + run.state() + " and no preview");
        }
        return run;
    }

    /** Approves it, which the server refuses to whoever asked for the run unless its project allows that. */
    public Started approve(Started run) {
        return Started.of(api.post(
                ROUTE + "/" + run.id() + "/approve", Json.createObjectBuilder().build()));
    }
}
