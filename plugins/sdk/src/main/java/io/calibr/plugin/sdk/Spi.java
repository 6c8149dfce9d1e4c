package io.calibr.plugin.sdk;

/** The version of this interface, which is not the version of Calibr: what a plugin's {@code plugin.requires} is held to. */
public final class Spi {

    /** Semantic version; a new minor version may add what connectors implement as long as it starts with 0. */
    public static final String VERSION = "0.1.0";

    private Spi() {}
}
