package io.calibr.server.rule;

import io.calibr.model.ProjectId;
import io.calibr.model.RuleId;
import java.util.Map;

/** What runs know of a rule's rows; rules themselves know nothing of runs. */
public interface RowHits {

    /** How many SKUs each row fired for in the newest run that used the rule, by row id; empty where no run has. */
    Map<String, Long> newest(ProjectId project, RuleId rule);
}
