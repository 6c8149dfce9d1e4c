package io.calibr.server.copilot;

import io.calibr.copilot.Copilot;
import io.calibr.copilot.QuestionLog;
import io.calibr.copilot.answer.Answers;
import io.calibr.copilot.answer.PriceReasons;
import io.calibr.copilot.chat.ChatPlanner;
import io.calibr.copilot.offline.OfflinePlanner;
import io.calibr.copilot.plan.PlanCheck;
import io.calibr.copilot.plan.Planner;
import io.calibr.copilot.plan.PricingModel;
import io.calibr.copilot.plan.SemanticModel;
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
    Copilot copilot(
            ModelSettings settings, QueryRunner runner, QuestionLog log, PriceReasons reasons, @WallClock Clock clock) {
        var model = PricingModel.open();
        return new Copilot(
                planner(settings, model),
                new PlanCheck(model),
                new ViewCompiler(model),
                runner,
                log,
                new Answers(reasons),
                clock);
    }

    private static Planner planner(ModelSettings settings, SemanticModel model) {
        var offline = new OfflinePlanner();
        return settings.address()
                .<Planner>map(address -> ChatPlanner.at(address, model, offline))
                .orElse(offline);
    }

    @Produces
    @Singleton
    QuestionRate rate(CopilotSettings settings, @WallClock Clock clock) {
        return new QuestionRate(settings.questionsPerMinute(), clock);
    }
}
