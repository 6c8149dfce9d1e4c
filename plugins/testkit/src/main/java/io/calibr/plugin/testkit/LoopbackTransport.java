package io.calibr.plugin.testkit;

import io.calibr.plugin.sdk.Call;
import io.calibr.plugin.sdk.ConnectorException;
import io.calibr.plugin.sdk.HttpAnswer;
import io.calibr.plugin.sdk.HttpCall;
import io.calibr.plugin.sdk.HttpTransport;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Real HTTP to a channel on this machine, and to nowhere else. */
public final class LoopbackTransport implements HttpTransport {

    private final HttpClient client = HttpClient.newHttpClient();
    private final Duration patience;

    /** A transport that waits {@code patience} of real time for an answer; the clock of a test may stand still. */
    public LoopbackTransport(Duration patience) {
        this.patience = patience;
    }

    @Override
    public HttpAnswer send(Call call, HttpCall request) {
        if (!"127.0.0.1".equals(request.uri().getHost())) {
            throw new ConnectorException.Permanent("a test talks to 127.0.0.1 only: " + request);
        }
        var built = HttpRequest.newBuilder(request.uri()).timeout(patience).method(request.method(), body(request));
        request.headers().forEach(built::header);
        try {
            var answer = client.send(built.build(), HttpResponse.BodyHandlers.ofInputStream());
            return new HttpAnswer(answer.statusCode(), answer.headers().map(), answer.body());
        } catch (IOException silent) {
            throw new ConnectorException.Transient("no answer to " + request, silent);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ConnectorException.Transient("interrupted", stopped);
        }
    }

    private static HttpRequest.BodyPublisher body(HttpCall request) {
        return request.body().length() == 0
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofInputStream(request.body()::open);
    }
}
