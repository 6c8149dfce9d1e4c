package io.calibr.server.connector;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pf4j.Plugin;
import org.pf4j.PluginRuntimeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes, starts and stops a plugin on a thread of its own, in bounded time: an {@link Error} or an endless loop in one
 * plugin keeps no other from starting.
 */
final class GuardedPlugin extends Plugin {

    private static final Logger log = LoggerFactory.getLogger(GuardedPlugin.class);

    private final String id;
    private final ClassLoader loader;
    private final Duration limit;
    private final Supplier<Plugin> maker;
    private @Nullable Plugin made;

    GuardedPlugin(String id, ClassLoader loader, Duration limit, Supplier<Plugin> maker) {
        this.id = id;
        this.loader = loader;
        this.limit = limit;
        this.maker = maker;
    }

    @Override
    public void start() {
        onOwnThread("start", () -> {
            var plugin = maker.get();
            made = plugin;
            plugin.start();
        });
    }

    /** A plugin that does not stop properly counts as stopped: the host lets go of it either way. */
    @Override
    public void stop() {
        var plugin = made;
        if (plugin == null) {
            return;
        }
        try {
            onOwnThread("stop", plugin::stop);
        } catch (PluginRuntimeException failed) {
            log.atWarn()
                    .addKeyValue("plugin", id)
                    .addKeyValue("reason", failed.getMessage())
                    .log("plugin did not stop");
        }
    }

    @Override
    public void delete() {}

    private void onOwnThread(String what, Runnable work) {
        var thrown = new AtomicReference<@Nullable Throwable>();
        var thread = Thread.ofPlatform()
                .daemon()
                .name("plugin-" + id + "-" + what)
                .inheritInheritableThreadLocals(false)
                .unstarted(() -> caught(work, thrown));
        thread.setContextClassLoader(loader);
        thread.start();
        await(thread, what);
        var failure = thrown.get();
        if (failure != null) {
            throw new PluginRuntimeException(id + " failed to " + what + ": " + failure);
        }
    }

    private void await(Thread thread, String what) {
        try {
            if (!thread.join(limit)) {
                thread.interrupt();
                throw new PluginRuntimeException(id + " took more than " + limit + " to " + what);
            }
        } catch (InterruptedException interrupted) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new PluginRuntimeException(interrupted);
        }
    }

    private static void caught(Runnable work, AtomicReference<@Nullable Throwable> thrown) {
        try {
            work.run();
        } catch (Throwable failure) {
            thrown.set(failure);
        }
    }
}
