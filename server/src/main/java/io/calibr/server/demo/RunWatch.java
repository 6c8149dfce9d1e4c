package io.calibr.server.demo;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Set;

/** Waits for a run to come to a state, and says on the way where it stands. */
final class RunWatch {
    private static final Set<String> DEAD_ENDS = Set.of(
            "REJECTED", "EXPIRED", "HALTED", "PARTIAL", "FAILED", "CANCELLED", "PARTLY_ROLLED_BACK", "ROLLED_BACK");
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final int LOOKS = 6_000;
    private static final int LOOKS_PER_LINE = 20;

    private final ApiClient api;
    private final Progress progress;

    RunWatch(ApiClient api, Progress progress) {
        this.api = api;
        this.progress = progress;
    }

    /** The run in this state; a run that ends elsewhere is a failure. */
    JsonObject reaches(String wanted, String run) {
        for (var look = 1; look <= LOOKS; look++) {
            var seen = api.get("/api/v1/runs/" + run);
            var state = seen.getString("state");
            if (state.equals(wanted)) {
                return seen;
            }
            if (DEAD_ENDS.contains(state)) {
                throw new DemoFailed("run " + run + " is " + state + " and not " + wanted + "; its prices: "
                        + seen.getJsonObject("targets"));
            }
            if (look % LOOKS_PER_LINE == 0) {
                progress.step("run " + run + " is " + state);
            }
            pause();
        }
        throw new DemoFailed("run " + run + " did not become " + wanted);
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new DemoFailed("stopped while waiting for a run");
        }
    }
}
