package io.calibr.server.connector;

import io.calibr.plugin.sdk.Call;
import io.calibr.plugin.sdk.ConnectorException;
import io.calibr.plugin.sdk.HttpAnswer;
import io.calibr.plugin.sdk.HttpCall;
import io.calibr.plugin.sdk.HttpTransport;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The network, as far as {@link EgressRules} let it be seen. An answer is awaited for nine tenths of the time that the call
 * has left: the connector can still say what it knows, and a silent channel does not count as a plugin that hangs.
 *
 * <p>Nothing is logged here, as addresses and headers may hold secrets. The JDK's client repeats by itself a GET whose kept
 * connection had ended before it was sent; it never repeats a POST.
 */
final class EgressTransport implements HttpTransport, AutoCloseable {

    private static final Duration STEP = Duration.ofMillis(50);

    private final EgressRules rules;
    private final int largestAnswer;
    private final Clock clock;
    private final HttpClient client;

    EgressTransport(EgressRules rules, int largestAnswer, Clock clock) {
        this.rules = rules;
        this.largestAnswer = largestAnswer;
        this.clock = clock;
        // a thread that lived longer than one task would keep the class loader of the plugin whose call began it
        this.client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("connector-http").factory()))
                .build();
    }

    @Override
    public HttpAnswer send(Call call, HttpCall request) {
        rules.require(request.uri());
        call.ensureWanted(clock);
        var sent = client.sendAsync(built(call, request), HttpResponse.BodyHandlers.ofInputStream());
        var answer = awaited(call, request, sent);
        return new HttpAnswer(
                answer.statusCode(), answer.headers().map(), new CappedStream(answer.body(), largestAnswer));
    }

    private HttpRequest built(Call call, HttpCall request) {
        var body = request.body();
        var publisher = body.length() == 0
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.fromPublisher(
                        HttpRequest.BodyPublishers.ofInputStream(body::open), body.length());
        var encrypted = "https".equalsIgnoreCase(request.uri().getScheme());
        try {
            var built = HttpRequest.newBuilder(request.uri())
                    .version(encrypted ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                    .timeout(call.remaining(clock).multipliedBy(9).dividedBy(10).plusMillis(1))
                    .method(request.method(), publisher);
            request.headers().forEach(built::header);
            return built.build();
        } catch (IllegalArgumentException impossible) {
            throw new ConnectorException.Permanent("a request that cannot be sent: " + request);
        }
    }

    private HttpResponse<InputStream> awaited(
            Call call, HttpCall request, CompletableFuture<HttpResponse<InputStream>> sent) {
        while (true) {
            try {
                return sent.get(STEP.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                if (call.cancellation().requested()) {
                    sent.cancel(true);
                    throw new ConnectorException.Transient("the call was cancelled: " + request);
                }
            } catch (InterruptedException stopped) {
                sent.cancel(true);
                Thread.currentThread().interrupt();
                throw new ConnectorException.Transient("interrupted: " + request);
            } catch (ExecutionException failed) {
                // the cause stays here: it may come from the plugin's own body and hold its classes
                throw new ConnectorException.Transient("no answer to " + request + ": " + reason(failed));
            }
        }
    }

    private static String reason(ExecutionException failed) {
        var cause = failed.getCause();
        return cause == null ? "no reason" : cause.getClass().getSimpleName();
    }

    /** Ends what is still on its way. */
    @Override
    public void close() {
        client.shutdownNow();
    }
}
