package io.calibr.plugin.sdk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The answer to a request; its body is read from the network as the connector reads it. */
public final class HttpAnswer implements AutoCloseable {

    private final int status;
    private final Map<String, List<String>> headers;
    private final InputStream body;

    public HttpAnswer(int status, Map<String, List<String>> headers, InputStream body) {
        var anyCase = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        this.status = status;
        this.headers = anyCase;
        this.body = body;
    }

    public int status() {
        return status;
    }

    /** The first value of a header, whatever its case. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    public InputStream body() {
        return body;
    }

    /**
     * The whole body.
     *
     * @throws ConnectorException.Transient if it breaks off
     * @throws ConnectorException.Permanent if it is longer than {@code most} bytes
     */
    public byte[] bytes(int most) throws ConnectorException {
        try {
            var bytes = body.readNBytes(most);
            if (body.read() >= 0) {
                throw new ConnectorException.Permanent("the answer has more than " + most + " bytes");
            }
            return bytes;
        } catch (IOException broken) {
            throw new ConnectorException.Transient("the answer broke off", broken);
        }
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public String toString() {
        return "HTTP " + status;
    }
}
