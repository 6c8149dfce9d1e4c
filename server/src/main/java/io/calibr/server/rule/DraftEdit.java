package io.calibr.server.rule;

import io.calibr.engine.version.Patch;
import io.calibr.engine.version.Patched.Applied;
import io.calibr.engine.version.Patches;
import io.calibr.engine.version.TableText;
import io.calibr.server.rule.RuleEditView.Action;
import java.util.List;

/**
 * What one save did to a draft or branch.
 *
 * @param patches what was done; empty where the text is no table that can be patched
 * @param inverse what undoes it
 */
record DraftEdit(Action action, List<Patch> patches, List<Patch> inverse) {

    DraftEdit {
        patches = List.copyOf(patches);
        inverse = List.copyOf(inverse);
    }

    /** A text that replaced another one, as patches where there are such. */
    static DraftEdit of(Action action, String before, String after) {
        var old = TableText.of(before);
        var now = TableText.of(after).map(TableText::content);
        if (old.isPresent() && now.isPresent()) {
            var patches = Patches.between(old.get().content(), now.get());
            if (old.get().apply(patches) instanceof Applied(var patched, var inverse)
                    && patched.content().equals(now.get())) {
                return new DraftEdit(action, patches, inverse);
            }
        }
        return new DraftEdit(action, List.of(), List.of());
    }
}
