package io.calibr.server.run;

import io.calibr.model.ConnectionId;
import io.calibr.model.TenantId;
import io.calibr.server.event.TenantsWithWork;
import io.calibr.server.tenant.Tenancy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for tenants with work and does it, each round and each lane of a channel on a virtual thread of its own, so that a
 * slow channel keeps nobody else waiting. Any number of servers may run one: claims keep them apart.
 */
@ApplicationScoped
class Worker {

    private static final Logger log = LoggerFactory.getLogger(Worker.class);
    private static final String LOOP = "run-worker";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final @Nullable TenantsWithWork tenants;
    private final @Nullable TenantWork work;
    private final @Nullable WorkerSettings settings;
    private final @Nullable WriteSettings writing;
    private final @Nullable Turns turns;
    private final Set<TenantId> busy = ConcurrentHashMap.newKeySet();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    /** For the container's proxy. */
    Worker() {
        this.tenants = null;
        this.work = null;
        this.settings = null;
        this.writing = null;
        this.turns = null;
    }

    @Inject
    Worker(TenantsWithWork tenants, TenantWork work, WorkerSettings settings, WriteSettings writing) {
        this.tenants = tenants;
        this.work = work;
        this.settings = settings;
        this.writing = writing;
        this.turns = new Turns(writing);
    }

    void start(
            @Observes @Priority(Interceptor.Priority.APPLICATION) @Initialized(ApplicationScoped.class) Object event) {
        if (settings != null && tenants != null && work != null && turns != null && settings.enabled()) {
            begin(LOOP, () -> loop(settings, new Rounds(tenants, work, turns)));
        }
    }

    /** Begins nothing more, and waits for the calls to channels that are under way: their results are written down. */
    void stop(
            @Observes @Priority(Interceptor.Priority.APPLICATION) @BeforeDestroyed(ApplicationScoped.class)
                    Object event)
            throws InterruptedException {
        stopping = true;
        threads.stream().filter(thread -> thread.getName().equals(LOOP)).forEach(Thread::interrupt);
        join(writing == null ? Duration.ZERO : writing.drain());
        threads.forEach(Thread::interrupt);
        join(PATIENCE);
    }

    private void join(Duration most) throws InterruptedException {
        var end = System.nanoTime() + most.toNanos();
        for (var thread : threads) {
            thread.join(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        }
    }

    private void loop(WorkerSettings how, Rounds rounds) {
        while (!stopping) {
            rounds.look(how.tenants());
            try {
                Thread.sleep(how.interval());
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private void report(String what, RuntimeException failure) {
        if (!stopping) {
            log.atError().setCause(failure).log(what);
        }
    }

    private void begin(String name, Runnable task) {
        var thread = Thread.ofVirtual().name(name).unstarted(() -> {
            try {
                task.run();
            } finally {
                threads.remove(Thread.currentThread());
            }
        });
        threads.add(thread);
        thread.start();
    }

    /** What the worker needs at work. */
    private final class Rounds {

        private final TenantsWithWork tenants;
        private final TenantWork work;
        private final Turns turns;

        Rounds(TenantsWithWork tenants, TenantWork work, Turns turns) {
            this.tenants = tenants;
            this.work = work;
            this.turns = turns;
        }

        void look(int most) {
            try {
                for (var tenant : turns.inOrder(tenants.some(most))) {
                    if (busy.size() < most && busy.add(tenant)) {
                        begin("run-worker-" + tenant, () -> round(tenant));
                    }
                }
            } catch (RuntimeException failed) {
                report("looking for work failed", failed);
            }
        }

        private void round(TenantId tenant) {
            try {
                var channels = Tenancy.callInBackground(tenant, work::round);
                channels.forEach(channel -> write(tenant, channel));
            } catch (RuntimeException failed) {
                // nothing is lost: claims end with their leases, and the next round looks again
                report("a round of work failed", failed);
            } finally {
                busy.remove(tenant);
            }
        }

        /** One more lane of the channel, if there is room for it. */
        private void write(TenantId tenant, Optional<ConnectionId> channel) {
            if (stopping || !turns.begin(tenant, channel)) {
                return;
            }
            begin("run-writer-" + tenant, () -> {
                try {
                    Tenancy.callInBackground(tenant, () -> {
                        work.write(channel, new OwnLane(tenant, channel));
                        return true;
                    });
                } catch (RuntimeException failed) {
                    report("writing to a channel failed", failed);
                } finally {
                    turns.end(tenant, channel);
                }
            });
        }

        /** A lane on this server. */
        private final class OwnLane implements Lane {

            private final TenantId tenant;
            private final Optional<ConnectionId> channel;

            OwnLane(TenantId tenant, Optional<ConnectionId> channel) {
                this.tenant = tenant;
                this.channel = channel;
            }

            @Override
            public boolean isClosing() {
                return stopping;
            }

            @Override
            public void another() {
                write(tenant, channel);
            }
        }
    }
}
