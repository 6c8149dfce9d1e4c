package io.calibr.server.demo;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;

import static io.calibr.server.demo.DemoProject.CONNECTION;
import static io.calibr.server.demo.DemoProject.RETAIL;

/** The main job: a dry run of the retail price list, approved by a second person and applied. */
final class PriceTheDay {
    private final ApiClient merchandiser;
    private final ApiClient approver;
    private final Progress progress;

    PriceTheDay(ApiClient merchandiser, ApiClient approver, Progress progress) {
        this.merchandiser = merchandiser;
        this.approver = approver;
        this.progress = progress;
    }

    /** The id of the applied run. */
    String run(Instant asOf) {
        var preview = preview(asOf);
        var run = preview.getString("id");
        var path = "/api/v1/runs/" + run;
        progress.step("dry run " + run + " as of " + asOf + ": "
                + preview.getJsonObject("counts").getInt("priced", 0) + " prices would change");
        approver.post(path + "/approve");
        progress.step("approved by " + DemoProject.APPROVER + ", since nobody approves their own run");
        merchandiser.post(path + "/apply");
        new RunWatch(merchandiser, progress).reaches("APPLIED", run);
        progress.step("applied to " + DemoProject.CHANNEL_FILE);
        return run;
    }

    private JsonObject preview(Instant asOf) {
        return merchandiser.post(
                "/api/v1/runs",
                Json.createObjectBuilder()
                        .add("rulebook", RETAIL)
                        .add("priceList", RETAIL)
                        .add("asOf", asOf.toString())
                        .add("channel", CONNECTION)
                        .build());
    }
}
