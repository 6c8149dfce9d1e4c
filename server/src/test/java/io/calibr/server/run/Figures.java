package io.calibr.server.run;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;

/**
 * What a channel's ledger and the server's own words, held against each other, say about runs that were disturbed.
 *
 * @param lost targets that ended without their price, or are missing in a run that has ended
 * @param stuck targets without an end when patience had one
 * @param wrongPrices those whose live price is not what the run says about it
 * @param repeatedEffects writes that brought back a price which another of ours had replaced
 * @param rebuilt targets whose live price follows from the audit alone, told once
 * @param longestResume from a disturbance's end to the next price written, where one was left to write
 */
record Figures(
        int targets, int lost, int stuck, int wrongPrices, int repeatedEffects, int rebuilt, Duration longestResume) {

    static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, Duration.ZERO);

    private static final Duration PROMISED = Duration.ofSeconds(30);

    Figures plus(Figures other) {
        return new Figures(
                targets + other.targets,
                lost + other.lost,
                stuck + other.stuck,
                wrongPrices + other.wrongPrices,
                repeatedEffects + other.repeatedEffects,
                rebuilt + other.rebuilt,
                longestResume.compareTo(other.longestResume) > 0 ? longestResume : other.longestResume);
    }

    Figures repeating(int effects) {
        return new Figures(targets, lost, stuck, wrongPrices, effects, rebuilt, longestResume);
    }

    /** Whether they are what design and documentation promise. */
    boolean areAsPromised() {
        return targets > 0
                && lost + stuck + wrongPrices + repeatedEffects == 0
                && rebuilt == targets
                && longestResume.compareTo(PROMISED) <= 0;
    }

    JsonObject json(long seed, int kills) {
        return Json.createObjectBuilder()
                .add("seed", seed)
                .add("kills", kills)
                .add("targets", targets)
                .add("lost", lost)
                .add("stuck", stuck)
                .add("wrongPrices", wrongPrices)
                .add("repeatedEffects", repeatedEffects)
                .add("auditRebuilt", targets == 0 ? 0 : 100.0 * rebuilt / targets)
                .add("maxResumeSeconds", longestResume.toMillis() / 1_000.0)
                .build();
    }
}
