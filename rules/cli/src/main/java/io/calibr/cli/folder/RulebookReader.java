package io.calibr.cli.folder;

import io.calibr.cli.folder.RulebookFile.Entry;
import io.calibr.cli.folder.RulebookFile.Market;
import io.calibr.cli.report.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a rulebook: a file name a line, in the order in which a SKU passes the rules; lines {@code key: value} for what
 * holds for all of them; {@code #} starts a remark.
 */
final class RulebookReader {

    private static final Set<String> KEYS = Set.of("currency", "price-list", "audience");
    private static final String GUARDRAIL = "guardrail ";

    private final String path;
    private final List<Finding> findings;
    private final List<Entry> rules = new ArrayList<>();
    private final Map<String, Entry> guardrails = new LinkedHashMap<>();
    private final Map<String, String> settings = new LinkedHashMap<>();

    RulebookReader(String path, List<Finding> findings) {
        this.path = path;
        this.findings = findings;
    }

    RulebookFile read(String name, String text) {
        var number = 0;
        for (var line : text.lines().toList()) {
            number++;
            var content = line.strip();
            if (!content.isEmpty() && !content.startsWith("#")) {
                read(new Entry(number, content));
            }
        }
        if (rules.isEmpty()) {
            findings.add(Finding.error(path, 0, "empty-rulebook", "the rulebook names no rule"));
        }
        var market = new Market(setting("currency"), setting("price-list"), setting("audience"));
        return new RulebookFile(name, path, rules, guardrails, market);
    }

    private void read(Entry line) {
        var colon = line.text().indexOf(':');
        if (colon < 0) {
            rule(line);
            return;
        }
        var key = line.text().substring(0, colon).strip();
        var value = line.text().substring(colon + 1).strip();
        if (value.isEmpty()) {
            error(line, "bad-property", key + " has no value");
        } else if (key.startsWith(GUARDRAIL)) {
            repeated(
                    line,
                    key,
                    guardrails.put(key.substring(GUARDRAIL.length()).strip(), new Entry(line.line(), value)));
        } else if (KEYS.contains(key)) {
            repeated(line, key, settings.put(key, value));
        } else {
            error(
                    line,
                    "unknown-property",
                    "\"" + key + "\" is none of currency, price-list, audience and guardrail <column>");
        }
    }

    private void rule(Entry line) {
        if (rules.stream().anyMatch(rule -> rule.text().equals(line.text()))) {
            error(line, "repeated-rule", line.text() + " stands in the rulebook twice");
        } else {
            rules.add(line);
        }
    }

    private void repeated(Entry line, String key, @Nullable Object before) {
        if (before != null) {
            error(line, "repeated-property", key + " is said twice");
        }
    }

    private void error(Entry line, String kind, String message) {
        findings.add(Finding.error(path, line.line(), kind, message));
    }

    private Optional<String> setting(String key) {
        return Optional.ofNullable(settings.get(key));
    }
}
