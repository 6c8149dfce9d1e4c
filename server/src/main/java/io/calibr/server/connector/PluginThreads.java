package io.calibr.server.connector;

import io.calibr.plugin.sdk.ConnectorException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that run one plugin's code and nothing else. They end with the plugin: a plugin's class loader would
 * outlive it on any thread that does not. A plugin whose calls run out of time again and again is left alone.
 */
final class PluginThreads implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PluginThreads.class);

    private static final Duration BUSY = Duration.ofSeconds(1);

    private final String id;
    private final PluginLimits limits;
    private final ThreadPoolExecutor pool;
    private final AtomicInteger timeouts = new AtomicInteger();

    PluginThreads(String id, ClassLoader loader, PluginLimits limits) {
        this.id = id;
        this.limits = limits;
        this.pool = new ThreadPoolExecutor(
                limits.threads(),
                limits.threads(),
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(limits.threads()),
                work -> thread(id, loader, work));
        pool.allowCoreThreadTimeOut(true);
    }

    private static Thread thread(String id, ClassLoader loader, Runnable work) {
        var thread = Thread.ofPlatform()
                .daemon()
                .name("plugin-" + id)
                .inheritInheritableThreadLocals(false)
                .unstarted(work);
        thread.setContextClassLoader(loader);
        return thread;
    }

    /**
     * The result of the plugin's {@code work}.
     *
     * @throws ConnectorException its own, {@link ConnectorException.RateLimited} if it is too busy to begin, or
     *     {@link ConnectorException.Transient} if it ran out of time, failed in a way that a connector should not, or is in
     *     quarantine, which other nodes need not share
     */
    <T> T call(String operation, Duration limit, Callable<T> work) {
        if (isQuarantined()) {
            throw new ConnectorException.Transient(
                    id + " is left alone after " + limits.timeouts() + " calls without an answer; reload the plugin");
        }
        var begun = new AtomicBoolean();
        var future = submitted(() -> {
            begun.set(true);
            return work.call();
        });
        try {
            var result = future.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            timeouts.set(0);
            return result;
        } catch (TimeoutException tooLong) {
            future.cancel(true);
            throw begun.get() ? timedOut(operation, limit) : busy();
        } catch (InterruptedException interrupted) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw new ConnectorException.Transient(operation + " of " + id + " was interrupted");
        } catch (ExecutionException failed) {
            timeouts.set(0);
            throw translated(operation, failed.getCause());
        }
    }

    boolean isQuarantined() {
        return timeouts.get() >= limits.timeouts();
    }

    private <T> Future<T> submitted(Callable<T> work) {
        try {
            return pool.submit(work);
        } catch (RejectedExecutionException full) {
            if (pool.isShutdown()) {
                throw new ConnectorException.Transient(id + " was unloaded");
            }
            throw busy();
        }
    }

    /** Whatever the others of its threads wait for: this call has not reached the plugin. */
    private ConnectorException busy() {
        return new ConnectorException.RateLimited(id + " has no thread free", BUSY);
    }

    private ConnectorException timedOut(String operation, Duration limit) {
        var inARow = timeouts.incrementAndGet();
        if (inARow == limits.timeouts()) {
            log.atWarn()
                    .addKeyValue("plugin", id)
                    .addKeyValue("timeouts", inARow)
                    .log("plugin quarantined");
        }
        return new ConnectorException.Transient(operation + " of " + id + " took more than " + limit);
    }

    /** Only exceptions of the SPI leave: any other is of a class, or holds objects, that would keep the plugin alive. */
    private ConnectorException translated(String operation, @Nullable Throwable cause) {
        if (cause instanceof ConnectorException expected) {
            return expected;
        }
        log.atError()
                .addKeyValue("plugin", id)
                .addKeyValue("operation", operation)
                .setCause(cause)
                .log("plugin failed");
        return new ConnectorException.Transient(operation + " of " + id + " failed unexpectedly");
    }

    /** Interrupts what runs and waits a little for it; a loop that ignores interruption cannot be stopped. */
    @Override
    public void close() {
        pool.shutdownNow();
        try {
            if (!pool.awaitTermination(limits.lifecycle().toMillis(), TimeUnit.MILLISECONDS)) {
                log.atWarn().addKeyValue("plugin", id).log("plugin still runs after it was unloaded");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
