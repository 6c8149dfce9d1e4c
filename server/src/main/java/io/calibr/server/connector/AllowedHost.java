package io.calibr.server.connector;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A host that an operator allows: {@code api.shop.test} at the usual ports of http and https, {@code api.shop.test:8443} at
 * one, {@code api.shop.test:*} at any; {@code *.shop.test} stands for whatever is below a domain, not for itself.
 *
 * @param host lower case, without the asterisk
 * @param below whether it stands for what is below it
 * @param port a number, {@code *}, or nothing for the usual ones
 */
record AllowedHost(String host, boolean below, String port) {

    private static final Pattern FORM =
            Pattern.compile("(?<below>\\*(?=\\.))?(?<host>[a-z0-9.-]+|\\[[0-9a-f:.]+])(:(?<port>[0-9]{1,5}|\\*))?");

    static AllowedHost of(String text) {
        var form = FORM.matcher(text.toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            throw new IllegalArgumentException("calibr.connectors.egress.hosts names hosts such as api.shop.test,"
                    + " *.shop.test or 127.0.0.1:8090, not " + text);
        }
        var port = form.group("port");
        return new AllowedHost(form.group("host"), form.group("below") != null, port == null ? "" : port);
    }

    boolean allows(URI uri) {
        var name = uri.getHost().toLowerCase(Locale.ROOT);
        var named = below ? name.length() > host.length() && name.endsWith(host) : name.equals(host);
        return named && allowsPort(uri);
    }

    private boolean allowsPort(URI uri) {
        var usual = uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
        var asked = uri.getPort() < 0 ? usual : uri.getPort();
        return switch (port) {
            case "" -> asked == usual;
            case "*" -> true;
            default -> asked == Integer.parseInt(port);
        };
    }
}
