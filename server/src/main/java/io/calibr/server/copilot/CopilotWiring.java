package io.calibr.server.copilot;

import io.calibr.copilot.Copilot;
import io.calibr.copilot.QuestionLog;
import io.calibr.copilot.answer.Answers;
import io.calibr.copilot.answer.PriceReasons;
import io.calibr.copilot.offline.OfflinePlanner;
import io.calibr.copilot.plan.PricingModel;
import io.calibr.copilot.sql.QueryRunner;
import io.calibr.copilot.sql.ViewCompiler;
import io.calibr.server.platform.WallClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Builds the copilot from what the settings decide and this server has. */
@ApplicationScoped
class CopilotWiring {

    @Produces
    @Singleton
    Copilot copilot(QueryRunner runner, QuestionLog log, PriceReasons reasons, @WallClock Clock clock) {
        var model = PricingModel.open();
        return new Copilot(new OfflinePlanner(), new ViewCompiler(model), runner, log, new Answers(reasons), clock);
    }

    @Produces
    @Singleton
    QuestionRate rate(CopilotSettings settings, @WallClock Clock clock) {
        return new QuestionRate(settings.questionsPerMinute(), clock);
    }
}
