package io.calibr.server.run;

import io.calibr.model.UserId;
import io.calibr.server.event.Change;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is recorded about runs. */
final class RunEvents {

    private RunEvents() {}

    /** The user did this to the run. */
    static Change by(Actor actor, String type, Run run) {
        return change(type, run, actor.user(), Map.of());
    }

    static Change by(Actor actor, String type, Run run, Map<String, ?> more) {
        return change(type, run, actor.user(), more);
    }

    /** Calibr itself did this to the run. */
    static Change byCalibr(String type, Run run, Map<String, ?> more) {
        return change(type, run, null, more);
    }

    private static Change change(String type, Run run, @Nullable UserId actor, Map<String, ?> more) {
        var facts = new LinkedHashMap<String, Object>(more);
        facts.put("state", run.state());
        facts.put("kind", run.plan().kind());
        var undone = run.plan().pins().undoOf();
        if (undone != null) {
            facts.put("undoOf", undone);
        } else if (run.isUndo()) {
            facts.put("undoTo", run.plan().asOf());
        }
        return new Change(type, "run", run.id().value(), actor == null ? null : actor.value(), facts)
                .in(run.plan().project());
    }
}
