package io.calibr.plugin.sdk;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What a request carries; can be opened again for every attempt, and need not fit in memory. */
public interface HttpBody {

    /** No body. */
    HttpBody NONE = text("");

    /** In bytes. */
    long length();

    InputStream open();

    /** A body of UTF-8 text. */
    static HttpBody text(String text) {
        var bytes = text.getBytes(UTF_8);
        return new HttpBody() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }
        };
    }
}
