package io.calibr.server.platform;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.eclipse.microprofile.config.ConfigProvider;

/** Where the web server is to listen. */
record ListenAddress(String host, int port) {

    static ListenAddress configured() {
        var config = ConfigProvider.getConfig();
        try {
            return new ListenAddress(
                    config.getValue("server.host", String.class), config.getValue("server.port", Integer.class));
        } catch (IllegalArgumentException e) {
            throw new StartRefused("server.port is not a number", e);
        }
    }

    /**
     * Tried before anything is started, because Helidon reports a taken port with a stack trace, and then ends with
     * status 0.
     */
    void refuseIfTaken() {
        var address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new StartRefused("server.host " + host + " is not an address of this machine");
        }
        try (var socket = new ServerSocket()) {
            socket.bind(address);
        } catch (IOException | IllegalArgumentException e) {
            throw new StartRefused(
                    "port " + port + " on " + host + " is taken or not allowed (" + e.getMessage()
                            + "); set server.port, 0 for any free one",
                    e);
        }
    }
}
