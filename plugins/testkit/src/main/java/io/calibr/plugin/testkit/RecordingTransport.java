package io.calibr.plugin.testkit;

import io.calibr.plugin.sdk.Call;
import io.calibr.plugin.sdk.ConnectorException;
import io.calibr.plugin.sdk.HttpAnswer;
import io.calibr.plugin.sdk.HttpCall;
import io.calibr.plugin.sdk.HttpTransport;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Sends every request to a function instead of the network, and remembers it. */
public final class RecordingTransport implements HttpTransport {

    private final Function<HttpCall, HttpAnswer> channel;
    private final List<HttpCall> sent = new CopyOnWriteArrayList<>();

    public RecordingTransport(Function<HttpCall, HttpAnswer> channel) {
        this.channel = channel;
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
        return channel.apply(request);
    }

    /** Every request so far, in order. */
    public List<HttpCall> sent() {
        return List.copyOf(sent);
    }
}
