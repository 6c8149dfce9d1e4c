package io.calibr.plugin.file;

import io.calibr.plugin.sdk.ConfigProblem;
import io.calibr.plugin.sdk.ConnectorException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an operator configured. The path is relative and stays below the directory that the host lends. */
record FileSettings(Path path, boolean createMissing) {

    static final String PATH = "path";
    static final String CREATE_MISSING = "createMissing";

    static FileSettings of(Map<String, String> config) {
        for (var problem : problems(config)) {
            throw new ConnectorException.ConfigError(problem.field(), problem.reason());
        }
        return new FileSettings(
                Path.of(config.getOrDefault(PATH, "")), Boolean.parseBoolean(config.get(CREATE_MISSING)));
    }

    static List<ConfigProblem> problems(Map<String, String> config) {
        var problems = new ArrayList<ConfigProblem>();
        for (var field : config.keySet()) {
            if (!Set.of(PATH, CREATE_MISSING).contains(field)) {
                problems.add(new ConfigProblem(field, "is not a field of this connector"));
            }
        }
        if (!staysInside(config.getOrDefault(PATH, ""))) {
            problems.add(new ConfigProblem(PATH, "names a file by a relative path without .., for example prices.csv"));
        }
        if (!Set.of("true", "false").contains(config.getOrDefault(CREATE_MISSING, "false"))) {
            problems.add(new ConfigProblem(CREATE_MISSING, "is true or false"));
        }
        return problems;
    }

    private static boolean staysInside(String text) {
        if (text.isBlank() || text.indexOf('\\') >= 0) {
            return false;
        }
        try {
            var path = Path.of(text);
            return !path.isAbsolute() && path.equals(path.normalize()) && !path.startsWith("..");
        } catch (InvalidPathException unusable) {
            return false;
        }
    }
}
