package io.calibr.plugin.sdk;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A delivery exactly as it came in. */
public final class WebhookRequest {

    private final Map<String, List<String>> headers;
    private final byte[] body;

    public WebhookRequest(Map<String, List<String>> headers, byte[] body) {
        var anyCase = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        this.headers = anyCase;
        this.body = body.clone();
    }

    /** The first value of a header, whatever its case. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** The raw bytes, a copy. */
    public byte[] bytes() {
        return body.clone();
    }

    public InputStream open() {
        return new ByteArrayInputStream(body);
    }

    @Override
    public String toString() {
        return "webhook of " + body.length + " bytes";
    }
}
