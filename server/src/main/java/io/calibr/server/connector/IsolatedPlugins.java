package io.calibr.server.connector;

import io.calibr.plugin.sdk.Spi;
import java.nio.file.Path;
import java.util.ArrayList;
import org.pf4j.ClassLoadingStrategy;
import org.pf4j.DefaultPluginFactory;
import org.pf4j.DefaultPluginLoader;
import org.pf4j.DefaultPluginManager;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginFactory;
import org.pf4j.PluginLoader;
import org.pf4j.PropertiesPluginDescriptorFinder;
import org.pf4j.RuntimeMode;

/**
 * PF4J with the habits taken away that do harm here; docs/adr/0009 lists them. Not safe for several threads: {@link
 * PluginHost} has the lock.
 */
final class IsolatedPlugins extends DefaultPluginManager {

    private final PluginLimits limits;

    /** The constructor of PF4J calls {@code create..} methods before our fields are set: none of them reads one. */
    IsolatedPlugins(Path work, PluginLimits limits) {
        super(work);
        this.limits = limits;
        setSystemVersion(Spi.VERSION);
    }

    /** Not from a system property: plugins run packaged or not at all. */
    @Override
    public RuntimeMode getRuntimeMode() {
        return RuntimeMode.DEPLOYMENT;
    }

    /** PF4J's own fails always with a ConcurrentModificationException (pf4j#656). */
    @Override
    public void stopPlugins() {
        for (var plugin : new ArrayList<>(getStartedPlugins()).reversed()) {
            stopPlugin(plugin.getPluginId(), false);
        }
    }

    /** PF4J's own keeps a stale wrapper, and with it the class loader, among the started plugins. */
    @Override
    protected boolean unloadPlugin(String id, boolean dependents, boolean resolve) {
        var wrapper = plugins.get(id);
        var unloaded = super.unloadPlugin(id, dependents, resolve);
        getStartedPlugins().remove(wrapper);
        return unloaded;
    }

    @Override
    protected PluginDescriptorFinder createPluginDescriptorFinder() {
        return new PropertiesPluginDescriptorFinder();
    }

    @Override
    protected PluginFactory createPluginFactory() {
        var plain = new DefaultPluginFactory();
        return wrapper -> new GuardedPlugin(
                wrapper.getPluginId(), wrapper.getPluginClassLoader(), limits.lifecycle(), () -> plain.create(wrapper));
    }

    @Override
    protected PluginLoader createPluginLoader() {
        return new DefaultPluginLoader(this) {
            @Override
            protected PluginClassLoader createPluginClassLoader(Path path, PluginDescriptor descriptor) {
                return new Isolated(IsolatedPlugins.this, descriptor);
            }
        };
    }

    /** The plugin's own classes first, shared packages always from the host. */
    private static final class Isolated extends PluginClassLoader {

        Isolated(IsolatedPlugins plugins, PluginDescriptor descriptor) {
            super(
                    plugins,
                    descriptor,
                    new FilteringParent(IsolatedPlugins.class.getClassLoader()),
                    ClassLoadingStrategy.PDA);
        }

        @Override
        protected boolean shouldDelegateToParent(String className) {
            return SharedPackages.offers(className);
        }
    }
}
