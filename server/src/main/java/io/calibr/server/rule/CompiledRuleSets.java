package io.calibr.server.rule;

import io.calibr.engine.compile.RuleSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
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

    private final Map<UUID, RuleSet> byVersion = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, RuleSet> eldest) {
            return size() > MOST;
        }
    };

    synchronized Optional<RuleSet> find(UUID version) {
        return Optional.ofNullable(byVersion.get(version));
    }

    synchronized void keep(UUID version, RuleSet rules) {
        byVersion.put(version, rules);
    }
}
