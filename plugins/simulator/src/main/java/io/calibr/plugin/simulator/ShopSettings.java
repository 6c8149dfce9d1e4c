package io.calibr.plugin.simulator;

import io.calibr.plugin.sdk.ConfigProblem;
import io.calibr.plugin.sdk.ConnectorException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What an operator configured. */
record ShopSettings(URI base, String channel, int pageSize, boolean bulk) {

    static final String BASE_URL = "baseUrl";
    static final String CHANNEL = "channel";
    static final String PAGE_SIZE = "pageSize";
    static final String BULK = "bulk";
    static final int LARGEST_PAGE = 100;

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]?|100");

    static ShopSettings of(Map<String, String> config) {
        for (var problem : problems(config)) {
            throw new ConnectorException.ConfigError(problem.field(), problem.reason());
        }
        return new ShopSettings(
                URI.create(config.getOrDefault(BASE_URL, "")),
                config.getOrDefault(CHANNEL, "main"),
                Integer.parseInt(config.getOrDefault(PAGE_SIZE, String.valueOf(LARGEST_PAGE))),
                Boolean.parseBoolean(config.get(BULK)));
    }

    static List<ConfigProblem> problems(Map<String, String> config) {
        var problems = new ArrayList<ConfigProblem>();
        for (var field : config.keySet()) {
            if (!Set.of(BASE_URL, CHANNEL, PAGE_SIZE, BULK).contains(field)) {
                problems.add(new ConfigProblem(field, "is not a field of this connector"));
            }
        }
        if (!isAddress(config.getOrDefault(BASE_URL, ""))) {
            problems.add(new ConfigProblem(BASE_URL, "is an address such as http://127.0.0.1:8090, without a path"));
        }
        if (!NAME.matcher(config.getOrDefault(CHANNEL, "main")).matches()) {
            problems.add(new ConfigProblem(CHANNEL, "has 1 to 40 lower case letters, digits and hyphens"));
        }
        if (!NUMBER.matcher(config.getOrDefault(PAGE_SIZE, "1")).matches()) {
            problems.add(new ConfigProblem(PAGE_SIZE, "is between 1 and " + LARGEST_PAGE));
        }
        if (!Set.of("true", "false").contains(config.getOrDefault(BULK, "false"))) {
            problems.add(new ConfigProblem(BULK, "is true or false"));
        }
        return problems;
    }

    private static boolean isAddress(String text) {
        try {
            var uri = URI.create(text);
            return Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && String.valueOf(uri.getRawPath()).isEmpty()
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
