package io.calibr.server.run;

import io.calibr.server.tenant.Tenancy;
import io.calibr.server.testing.RunningCalibr;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A shop whose clock stands in July 2024, and what is found on its channel as time goes by. */
abstract class DriftingShop {

    static final Instant NOON = Instant.parse("2024-07-09T12:00:00Z");

    final RunningCalibr calibr;
    Shop shop;

    DriftingShop(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @BeforeEach
    void aShopInJuly() {
        shop = Shop.open(calibr.newTenant());
        shop.clock(NOON.toString());
    }

    @AfterEach
    void backToday() {
        shop.clockOfTheWall();
    }

    /** So long after the last run that was made until now is done. */
    void later(Duration duration) {
        shop.clock(finished().plus(duration).toString());
    }

    Instant finished() {
        var finished = shop.items("/api/v1/runs").stream()
                .map(run -> run.getJsonObject("times"))
                .filter(times -> times.containsKey("finishedAt"))
                .map(times -> Instant.parse(times.getString("finishedAt")))
                .max(Instant::compareTo);
        return finished.orElseThrow();
    }

    List<JsonObject> readings() {
        return shop.items("/api/v1/reconciliations");
    }

    /** Newest first, once there are so many. */
    List<JsonObject> readings(int count) {
        return Shop.eventually(this::readings, readings -> readings.size() >= count);
    }

    JsonObject readingAfterFiveMinutes() {
        var before = readings().size();
        later(Duration.ofMinutes(5));
        return readings(before + 1).getFirst();
    }

    List<JsonObject> findings(JsonObject reading) {
        return shop.items("/api/v1/reconciliations/" + reading.getString("id") + "/findings?limit=500");
    }

    JsonObject ofRun(String run) {
        return Shop.ok(200, shop.editor().get("/api/v1/runs/" + run + "/reconcile"))
                .json();
    }

    JsonObject asked(String run) {
        return Shop.ok(200, shop.editor().post("/api/v1/runs/" + run + "/reconcile"))
                .json();
    }

    void decide(String policy) {
        Shop.ok(200, shop.tenant().admin().put("/api/v1/reconcile/policy", policy));
    }

    /** A round of the worker, in this thread. */
    void work() {
        var work = calibr.bean(TenantWork.class);
        Tenancy.callInBackground(shop.tenant().id(), () -> {
            work.round();
            return true;
        });
    }
}
