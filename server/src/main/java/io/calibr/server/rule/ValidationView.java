package io.calibr.server.rule;

import java.util.List;

/** What validating found; valid where it is nothing. */
public record ValidationView(boolean valid, List<Finding> findings) {

    static ValidationView of(List<Finding> findings) {
        return new ValidationView(findings.isEmpty(), findings);
    }
}
