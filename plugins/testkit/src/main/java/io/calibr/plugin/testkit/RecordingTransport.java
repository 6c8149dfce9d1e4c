package io.calibr.plugin.testkit;

import io.calibr.plugin.sdk.Call;
import io.calibr.plugin.sdk.ConnectorException;
import io.calibr.plugin.sdk.HttpAnswer;
import io.calibr.plugin.sdk.HttpCall;
import io.calibr.plugin.sdk.HttpTransport;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Remembers every request and passes it on: to a function instead of the network, or to another transport. */
public final class RecordingTransport implements HttpTransport {

    private final HttpTransport next;
    private final List<HttpCall> sent = new CopyOnWriteArrayList<>();

    public RecordingTransport(Function<HttpCall, HttpAnswer> channel) {
        this((call, request) -> channel.apply(request));
    }

    private RecordingTransport(HttpTransport next) {
        this.next = next;
    }

    /** Remembers what goes through {@code next}. */
    public static RecordingTransport of(HttpTransport next) {
        return new RecordingTransport(next);
    }

    /** For connectors that have no business on the network. */
    public static RecordingTransport silent() {
        return new RecordingTransport(request -> {
            throw new ConnectorException.Permanent("no request was expected: " + request);
        });
    }

    @Override
    public HttpAnswer send(Call call, HttpCall request) {
        sent.add(request);
        return next.send(call, request);
    }

    /** Every request so far, in order. */
    public List<HttpCall> sent() {
        return List.copyOf(sent);
    }
}
