package io.calibr.server.connector;

import io.calibr.plugin.sdk.ConnectorDescriptor;
import io.calibr.plugin.sdk.ConnectorException;
import io.calibr.plugin.sdk.ConnectorFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import org.pf4j.PluginRuntimeException;
import org.pf4j.PluginState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads and unloads connector plugins, one at a time. What is refused is logged with its reason and keeps nothing else
 * from loading. Filtering classes is no sandbox: only operators install plugins.
 */
final class PluginHost implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PluginHost.class);

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, HostedPlugin> hosted = new ConcurrentSkipListMap<>();
    private final Expansion expansion;
    private final AllowList allowed;
    private final PluginLimits limits;
    private final IsolatedPlugins plugins;

    PluginHost(Path work, AllowList allowed, PluginLimits limits) {
        this.expansion = new Expansion(work);
        this.allowed = allowed;
        this.limits = limits;
        this.plugins = new IsolatedPlugins(work, limits);
    }

    /** Loads every zip of a directory, in the order of their names. */
    void loadAll(Path directory) {
        for (var zip : zips(directory)) {
            try {
                load(zip);
            } catch (PluginRefused refused) {
                log.atError()
                        .addKeyValue("zip", zip.getFileName())
                        .addKeyValue("reason", refused.getMessage())
                        .log("plugin refused");
            }
        }
    }

    /** Loads one zip; {@link PluginRefused} with the reason if it will not run here. */
    HostedPlugin load(Path path) {
        lock.lock();
        try {
            var zip = PluginZip.read(path);
            var sha256 = zip.sha256();
            if (!allowed.allows(sha256)) {
                throw new PluginRefused("its digest " + sha256 + " is not on the list of allowed plugins");
            }
            if (hosted.values().stream().anyMatch(other -> other.sha256().equals(sha256))) {
                throw new PluginRefused("it is loaded already");
            }
            var plugin = started(expansion.of(zip), sha256);
            log.atInfo()
                    .addKeyValue("plugin", plugin.descriptor().id())
                    .addKeyValue("version", plugin.version())
                    .addKeyValue("sha256", sha256)
                    .log("plugin loaded");
            return plugin;
        } finally {
            lock.unlock();
        }
    }

    /** Stops a plugin, ends its threads and lets go of its classes; false if there is none of this id. */
    boolean unload(String id) {
        lock.lock();
        try {
            var plugin = hosted.remove(id);
            if (plugin == null) {
                return false;
            }
            plugin.threads().close();
            discard(id);
            log.atInfo().addKeyValue("plugin", id).log("plugin unloaded");
            return true;
        } finally {
            lock.unlock();
        }
    }

    Optional<HostedPlugin> find(String id) {
        return Optional.ofNullable(hosted.get(id));
    }

    List<HostedPlugin> all() {
        return List.copyOf(hosted.values());
    }

    @Override
    public void close() {
        for (var plugin : all().reversed()) {
            unload(plugin.descriptor().id());
        }
    }

    private HostedPlugin started(PluginFolder folder, String sha256) {
        var id = folder.admitted();
        if (hosted.containsKey(id)) {
            throw new PluginRefused("another plugin is loaded as " + id);
        }
        try {
            plugins.loadPlugin(folder.path());
            var wrapper = plugins.getPlugin(id);
            if (wrapper.getPluginState() == PluginState.DISABLED) {
                throw new PluginRefused("it requires SPI "
                        + wrapper.getDescriptor().getRequires() + "; this host has " + plugins.getSystemVersion());
            }
            if (plugins.startPlugin(id) != PluginState.STARTED) {
                throw new PluginRefused("it does not start: " + reason(wrapper.getFailedException()));
            }
            var plugin = connected(id, wrapper.getDescriptor().getVersion(), sha256);
            hosted.put(id, plugin);
            return plugin;
        } catch (PluginRuntimeException failed) {
            discard(id);
            throw new PluginRefused("it cannot be loaded: " + failed.getMessage());
        } catch (PluginRefused refused) {
            discard(id);
            throw refused;
        }
    }

    private HostedPlugin connected(String id, String version, String sha256) {
        var threads = new PluginThreads(id, plugins.getPluginClassLoader(id), limits);
        try {
            var factory = threads.call("factory", limits.lifecycle(), () -> onlyFactory(id));
            var descriptor = threads.call("descriptor", limits.lifecycle(), factory::descriptor);
            requireSameId(id, descriptor);
            return new HostedPlugin(version, sha256, factory, descriptor, threads, limits.lifecycle());
        } catch (ConnectorException failed) {
            threads.close();
            throw new PluginRefused("it does not work: " + failed.getMessage());
        } catch (PluginRefused refused) {
            threads.close();
            throw refused;
        }
    }

    private ConnectorFactory onlyFactory(String id) {
        var factories = plugins.getExtensions(ConnectorFactory.class, id);
        if (factories.size() != 1) {
            throw new ConnectorException.Permanent("it has " + factories.size() + " connector factories, not one");
        }
        return factories.getFirst();
    }

    private static void requireSameId(String id, ConnectorDescriptor descriptor) {
        if (!descriptor.id().equals(id)) {
            throw new PluginRefused("its plugin is called " + id + " and its connector " + descriptor.id());
        }
    }

    private void discard(String id) {
        if (plugins.getPlugin(id) != null) {
            plugins.unloadPlugin(id);
        }
    }

    private static String reason(Throwable failure) {
        return failure == null ? "no reason given" : String.valueOf(failure.getMessage());
    }

    private static List<Path> zips(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".zip"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new PluginRefused("the plugin directory " + directory + " cannot be read", unreadable);
        }
    }
}
