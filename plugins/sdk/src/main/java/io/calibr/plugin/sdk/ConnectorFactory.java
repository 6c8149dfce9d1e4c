package io.calibr.plugin.sdk;

import java.util.List;
import java.util.Map;
import org.pf4j.ExtensionPoint;

/**
 * Where a plugin begins: one public class with a no-argument constructor and {@code @Extension} on it.
 *
 * <p>It holds no state and touches neither network nor disk; only an opened {@link Connector} does.
 */
public interface ConnectorFactory extends ExtensionPoint {

    /** What this connector is, can do and needs to know; the same on every call. */
    ConnectorDescriptor descriptor();

    /**
     * Every problem of a configuration, empty if it can be opened. Secrets are not part of it. Unknown fields are
     * problems too.
     */
    List<ConfigProblem> validate(Map<String, String> config);

    /**
     * Opens one connection. Cheap: whatever may be slow waits for the first call.
     *
     * @throws ConnectorException.ConfigError if what {@link #validate} could not see is wrong
     */
    Connector open(ConnectorContext context) throws ConnectorException;
}
