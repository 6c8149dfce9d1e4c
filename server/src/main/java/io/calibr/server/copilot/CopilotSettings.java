package io.calibr.server.copilot;

import io.calibr.server.platform.Settings;
import java.time.Duration;

/**
 * Limits of the copilot.
 *
 * @param questionsPerMinute of one user
 * @param statementTimeout how long the database may work on one question
 * @param costCap the planner's cost, in its own units, above which a query is not run
 */
@Settings("calibr.copilot")
record CopilotSettings(int questionsPerMinute, Duration statementTimeout, long costCap) {

    CopilotSettings {
        if (questionsPerMinute < 1 || questionsPerMinute > 1_000) {
            throw new IllegalArgumentException("calibr.copilot.questions-per-minute is between 1 and 1000");
        }
        if (statementTimeout.toMillis() < 100 || statementTimeout.toSeconds() > 60) {
            throw new IllegalArgumentException("calibr.copilot.statement-timeout is between PT0.1S and PT60S");
        }
        if (costCap < 1_000) {
            throw new IllegalArgumentException("calibr.copilot.cost-cap is at least 1000");
        }
    }
}
