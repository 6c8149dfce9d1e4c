package io.calibr.server.connector;

import io.calibr.plugin.sdk.ConnectorException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What connectors may ask for: http and https, without credentials in the address, of hosts that an operator allows, at
 * public addresses.
 *
 * <p>The addresses are looked up here and once more by the JDK's client, which cannot be told to connect to those that were
 * checked. Whoever controls an allowed host's name could change it between the two. So these rules are for hosts that an
 * operator chose, never for addresses that users give.
 */
record EgressRules(List<AllowedHost> allowed, boolean privateAddresses, Lookup lookup) {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    /**
     * Refuses what breaks a rule.
     *
     * @throws ConnectorException.Permanent with the rule
     * @throws ConnectorException.Transient if the host has no address at the moment
     */
    void require(URI uri) throws ConnectorException {
        var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!SCHEMES.contains(scheme) || uri.getHost() == null) {
            throw new ConnectorException.Permanent("connectors speak http and https to a host, not " + scheme);
        }
        if (uri.getRawUserInfo() != null) {
            throw new ConnectorException.Permanent("an address for " + uri.getHost() + " holds credentials");
        }
        if (allowed.stream().noneMatch(host -> host.allows(uri))) {
            throw new ConnectorException.Permanent("calibr.connectors.egress.hosts does not allow " + uri.getHost()
                    + (uri.getPort() < 0 ? "" : ":" + uri.getPort()));
        }
        requirePublic(uri.getHost());
    }

    private void requirePublic(String host) {
        if (privateAddresses) {
            return;
        }
        for (var address : addresses(host)) {
            if (!PublicAddresses.include(address)) {
                throw new ConnectorException.Permanent(host + " is not at a public address;"
                        + " calibr.connectors.egress.private-addresses allows it");
            }
        }
    }

    private List<InetAddress> addresses(String host) {
        try {
            return List.of(lookup.of(host));
        } catch (UnknownHostException unknown) {
            throw new ConnectorException.Transient(host + " has no address");
        }
    }

    /** Finds the addresses of a host. */
    @FunctionalInterface
    interface Lookup {

        Lookup OF_THE_SYSTEM = InetAddress::getAllByName;

        InetAddress[] of(String host) throws UnknownHostException;
    }
}
