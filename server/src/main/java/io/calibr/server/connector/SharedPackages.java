package io.calibr.server.connector;

import java.util.List;

/** What host and plugins have in common: always the host's classes, never a copy of the plugin's own. */
final class SharedPackages {

    private static final List<String> OFFERED = List.of("io.calibr.plugin.sdk.", "io.calibr.model.", "org.pf4j.");
    private static final List<String> FORBIDDEN_IN_ZIPS =
            List.of("io/calibr/plugin/sdk/", "io/calibr/model/", "org/pf4j/", "org/slf4j/");

    private SharedPackages() {}

    static boolean offers(String className) {
        return OFFERED.stream().anyMatch(className::startsWith);
    }

    /** Whether a class file at this path of a zip or jar would stand beside the host's own. */
    static boolean isCopied(String path) {
        return path.endsWith(".class") && FORBIDDEN_IN_ZIPS.stream().anyMatch(path::startsWith);
    }
}
