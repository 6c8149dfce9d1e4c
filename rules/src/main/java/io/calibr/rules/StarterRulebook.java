package io.calibr.rules;

import java.util.List;

/**
 * An ordered list of rules under one name.
 *
 * @param name also the name of its file, {@code starter/<name>.rulebook}
 */
public record StarterRulebook(String name, List<StarterRule> rules) {

    public StarterRulebook {
        rules = List.copyOf(rules);
    }

    /** One file name a line; {@code #} starts a remark. */
    static StarterRulebook read(String name) {
        var rules = Starter.text("starter/" + name + ".rulebook")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(StarterRule::read)
                .toList();
        return new StarterRulebook(name, rules);
    }
}
