package io.calibr.plugin.sdk;

import java.net.URI;
import java.util.Map;

/**
 * One request. Prints without headers and query, which may hold secrets.
 *
 * @param method upper case
 * @param headers each name once
 */
public record HttpCall(String method, URI uri, Map<String, String> headers, HttpBody body) {

    public HttpCall {
        headers = Map.copyOf(headers);
    }

    public static HttpCall get(URI uri, Map<String, String> headers) {
        return new HttpCall("GET", uri, headers, HttpBody.NONE);
    }

    public static HttpCall post(URI uri, Map<String, String> headers, HttpBody body) {
        return new HttpCall("POST", uri, headers, body);
    }

    @Override
    public String toString() {
        return method + " " + uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
    }
}
