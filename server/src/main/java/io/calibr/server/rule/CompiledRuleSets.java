package io.calibr.server.rule;

import io.calibr.engine.compile.RuleSet;
import io.calibr.server.rule.RuleSets.Source;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The rule sets used last. A published version never changes, so nothing here is ever stale; the key is the version and
 * not the hash, because two tenants' rules may mean the same and still be noted differently.
 */
@ApplicationScoped
class CompiledRuleSets {

    private static final int MOST = 100;

    private final Map<UUID, Compiled> byVersion = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Compiled> eldest) {
            return size() > MOST;
        }
    };

    /** A rule set, and where each of its tables comes from. */
    record Compiled(RuleSet rules, List<Source> sources) {
        Compiled {
            sources = List.copyOf(sources);
        }
    }

    synchronized Optional<Compiled> find(UUID version) {
        return Optional.ofNullable(byVersion.get(version));
    }

    synchronized void keep(UUID version, Compiled rules) {
        byVersion.put(version, rules);
    }
}
