package io.calibr.server.demo;

/** Undoes a run with a run of its own, which a second person approves like any other. */
final class TakeBack {
    private final ApiClient merchandiser;
    private final ApiClient approver;
    private final Progress progress;

    TakeBack(ApiClient merchandiser, ApiClient approver, Progress progress) {
        this.merchandiser = merchandiser;
        this.approver = approver;
        this.progress = progress;
    }

    /** How many prices were taken back. */
    int undo(String run) {
        var watch = new RunWatch(merchandiser, progress);
        var undo = merchandiser.post("/api/v1/runs/" + run + "/rollback").getString("id");
        approver.post("/api/v1/runs/" + undo + "/approve");
        merchandiser.post("/api/v1/runs/" + undo + "/apply");
        watch.reaches("APPLIED", undo);
        var undone = watch.reaches("ROLLED_BACK", run).getJsonObject("targets").getInt("rolledBack", 0);
        progress.step("run " + undo + " took " + undone + " prices back");
        return undone;
    }
}
