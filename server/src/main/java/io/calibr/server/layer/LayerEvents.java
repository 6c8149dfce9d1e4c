package io.calibr.server.layer;

import io.calibr.model.RunId;
import io.calibr.model.UserId;
import io.calibr.server.event.Change;
import io.calibr.server.security.ProjectScope;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is recorded about layers. */
final class LayerEvents {

    private LayerEvents() {}

    static Change by(ProjectScope scope, String type, ScheduledLayer layer) {
        return change(type, layer, scope.caller().user(), Optional.empty());
    }

    /** @param run that writes what the clock did, if there is one */
    static Change byCalibr(String type, ScheduledLayer layer, Optional<RunId> run) {
        return change(type, layer, null, run);
    }

    private static Change change(String type, ScheduledLayer layer, @Nullable UserId actor, Optional<RunId> run) {
        var content = layer.content();
        var facts = new LinkedHashMap<String, Object>();
        facts.put("name", content.name());
        facts.put("state", layer.state());
        facts.put("opensAt", content.window().from());
        facts.put("closesAt", content.window().to());
        facts.put("priority", content.priority());
        run.ifPresent(id -> facts.put("run", id));
        return new Change(type, "layer", layer.id().value(), actor == null ? null : actor.value(), facts)
                .in(content.project());
    }
}
