package io.calibr.copilot.chat;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.http.client.jdk.JdkHttpClientBuilder;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import io.calibr.copilot.guard.Question;
import io.calibr.copilot.plan.PlanOutcome;
import io.calibr.copilot.plan.PlannedBy;
import io.calibr.copilot.plan.Planner;
import io.calibr.copilot.plan.Planning;
import io.calibr.copilot.plan.Planning.Usage;
import io.calibr.copilot.plan.Scope;
import io.calibr.copilot.plan.SemanticModel;
import java.net.http.HttpClient;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a language model for the plan. The model sees the question and the names of fields, never a title, a figure or
 * anything of the tenant; it has no tools, and nothing it writes is shown. Whatever goes wrong, the offline planner plans.
 */
public final class ChatPlanner implements Planner {

    private static final Logger LOG = LoggerFactory.getLogger(ChatPlanner.class);
    private static final int LONGEST_PLAN_IN_TOKENS = 1_000;

    private final ChatModel chat;
    private final ChatAddress address;
    private final PlanPrompt prompt;
    private final PlanReader reader;
    private final Planner offline;

    private ChatPlanner(ChatModel chat, ChatAddress address, SemanticModel model, Planner offline) {
        this.chat = chat;
        this.address = address;
        this.prompt = new PlanPrompt(model);
        this.reader = new PlanReader(model);
        this.offline = offline;
    }

    /** A planner that asks the model at this address first. It is called once a question, never again after a failure. */
    public static ChatPlanner at(ChatAddress address, SemanticModel model, Planner offline) {
        // HTTP/1.1: servers of local models do not understand the upgrade to HTTP/2
        var http = new JdkHttpClientBuilder()
                .httpClientBuilder(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1))
                .connectTimeout(address.timeout())
                .readTimeout(address.timeout());
        var chat = OpenAiChatModel.builder()
                .httpClientBuilder(http)
                .baseUrl(address.url().toString())
                .apiKey(address.key().orElse("none"))
                .modelName(address.model())
                .temperature(0.0)
                .maxTokens(LONGEST_PLAN_IN_TOKENS)
                .strictJsonSchema(true)
                .maxRetries(0)
                .logRequests(false)
                .logResponses(false)
                .build();
        return new ChatPlanner(chat, address, model, offline);
    }

    @Override
    public Planning plan(Question question, Scope scope) {
        return answer(question, scope)
                .flatMap(answer -> read(answer, scope))
                .orElseGet(() -> new Planning(
                        offline.plan(question, scope).outcome(),
                        PlannedBy.OFFLINE_AFTER_MODEL_FAILED,
                        new Usage(address.model(), null, null)));
    }

    /** In a thread of its own: the time-out of the HTTP client ends with the headers, this one with the answer. */
    private Optional<ChatResponse> answer(Question question, Scope scope) {
        var request = ChatRequest.builder()
                .messages(SystemMessage.from(prompt.of(scope)), UserMessage.from(question.text()))
                .responseFormat(PlanPrompt.FORMAT)
                .build();
        var call = new FutureTask<>(() -> chat.chat(request));
        Thread.ofVirtual().name("copilot-model").start(call);
        try {
            return Optional.of(call.get(address.timeout().toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException failed) {
            return failed(failed.getCause() == null ? failed : failed.getCause());
        } catch (TimeoutException tooSlow) {
            call.cancel(true);
            return failed(tooSlow);
        } catch (InterruptedException stopping) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            return failed(stopping);
        }
    }

    private Optional<Planning> read(ChatResponse answer, Scope scope) {
        try {
            var message = answer.aiMessage();
            if (message.hasToolExecutionRequests()) {
                throw new IllegalArgumentException("the model called a tool, and it has none");
            }
            PlanOutcome outcome = reader.read(message.text(), scope);
            var tokens = answer.tokenUsage();
            var usage = tokens == null
                    ? new Usage(address.model(), null, null)
                    : new Usage(address.model(), tokens.inputTokenCount(), tokens.outputTokenCount());
            return Optional.of(new Planning(outcome, PlannedBy.MODEL, usage));
        } catch (RuntimeException notAPlan) {
            return failed(notAPlan);
        }
    }

    /** Without the message: it may hold what the model or its server wrote. */
    private <T> Optional<T> failed(Throwable why) {
        LOG.atWarn()
                .addKeyValue("model", address.model())
                .addKeyValue("failure", why.getClass().getSimpleName())
                .log("the copilot's model gave no plan");
        return Optional.empty();
    }
}
