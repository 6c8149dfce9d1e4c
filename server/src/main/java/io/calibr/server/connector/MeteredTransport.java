package io.calibr.server.connector;

import io.calibr.plugin.sdk.Call;
import io.calibr.plugin.sdk.ConnectorException;
import io.calibr.plugin.sdk.HttpAnswer;
import io.calibr.plugin.sdk.HttpCall;
import io.calibr.plugin.sdk.HttpTransport;
import java.time.Clock;
import java.time.Duration;

/** Counts and times the requests of one connector by what came of them. */
record MeteredTransport(HttpTransport next, String connector, CallMeter meter, Clock clock) implements HttpTransport {

    @Override
    public HttpAnswer send(Call call, HttpCall request) {
        var start = clock.instant();
        var outcome = "refused";
        try {
            var answer = next.send(call, request);
            outcome = word(answer.status());
            return answer;
        } catch (ConnectorException.Transient silent) {
            outcome = "no_answer";
            throw silent;
        } finally {
            meter.called(connector, "http", outcome, Duration.between(start, clock.instant()));
        }
    }

    private static String word(int status) {
        if (status == 429) {
            return "rate_limited";
        }
        return status >= 500 ? "server_error" : status >= 400 ? "client_error" : "ok";
    }
}
