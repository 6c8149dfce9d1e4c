package io.calibr.server.demo;

import java.nio.file.Path;

/**
 * How the demo was asked for.
 *
 * @param exit undo, say so and stop, rather than stay up
 * @param port to listen on; 0 for any free one
 * @param directory where everything it keeps stands
 */
record DemoOptions(boolean exit, int port, Path directory) {

    static final String CONNECTIONS = "connections";
    private static final int HIGHEST_PORT = 65_535;

    DemoOptions {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new DemoFailed("demo.port is between 0 and " + HIGHEST_PORT + ", not " + port);
        }
    }

    static DemoOptions ofThisProcess() {
        var port = System.getProperty("demo.port", "8080");
        try {
            return new DemoOptions(
                    Boolean.getBoolean("demo.exit"),
                    Integer.parseInt(port.strip()),
                    Path.of(System.getProperty("demo.directory", ".calibr"))
                            .toAbsolutePath()
                            .normalize());
        } catch (NumberFormatException notANumber) {
            throw new DemoFailed("demo.port is a number between 0 and " + HIGHEST_PORT + ", not " + port);
        }
    }

    /** Tells the server, in the words of its own configuration. */
    void apply() {
        System.setProperty("server.port", Integer.toString(port));
        System.setProperty("calibr.demo.enabled", "true");
        System.setProperty("calibr.demo.show", "true");
        System.setProperty("calibr.demo.exit", Boolean.toString(exit));
        System.setProperty("calibr.demo.directory", directory.toString());
        System.setProperty("calibr.database.directory", at("data"));
        System.setProperty("calibr.auth.key-file", at("token-key.properties"));
        System.setProperty("calibr.connections.directory", at(CONNECTIONS));
        System.setProperty("calibr.plugins.work", at("plugins"));
    }

    private String at(String name) {
        return directory.resolve(name).toString();
    }
}
