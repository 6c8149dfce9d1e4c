package io.calibr.plugin.sdk;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a connector is.
 *
 * @param id lower case letters, digits and dashes; also the id of its plugin; never changes
 * @param name for people
 * @param capabilities which interfaces {@link Connector#as} answers; not empty
 * @param config what the operator fills in, in the order to show it
 * @param auth the schemes an operator may choose from; not empty
 * @param budgets how fast the channel may be asked as far as known beforehand; empty means no limit of its own
 */
public record ConnectorDescriptor(
        String id,
        String name,
        Set<Capability> capabilities,
        List<ConfigField> config,
        Set<AuthScheme> auth,
        List<RateBudget> budgets) {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    public ConnectorDescriptor {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "a connector id is 1 to 40 lower case letters, digits and dashes: " + id);
        }
        if (capabilities.isEmpty() || auth.isEmpty()) {
            throw new IllegalArgumentException(id + " declares no capability or no authentication scheme");
        }
        capabilities = Set.copyOf(capabilities);
        config = List.copyOf(config);
        auth = Set.copyOf(auth);
        budgets = List.copyOf(budgets);
    }
}
