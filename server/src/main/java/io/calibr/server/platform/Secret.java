package io.calibr.server.platform;

/** A password or key from the configuration; it never prints. */
public record Secret(String value) {

    @Override
    public String toString() {
        return "***";
    }
}
