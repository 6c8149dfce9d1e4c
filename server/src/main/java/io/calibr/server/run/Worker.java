package io.calibr.server.run;

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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for tenants with work and does it, each tenant on a virtual thread of its own, so that a slow channel keeps nobody
 * else waiting. Any number of servers may run one: claims keep them apart.
 */
@ApplicationScoped
class Worker {

    private static final Logger log = LoggerFactory.getLogger(Worker.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final @Nullable TenantsWithWork tenants;
    private final @Nullable TenantWork work;
    private final @Nullable WorkerSettings settings;
    private final Set<TenantId> busy = ConcurrentHashMap.newKeySet();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    /** For the container's proxy. */
    Worker() {
        this.tenants = null;
        this.work = null;
        this.settings = null;
    }

    @Inject
    Worker(TenantsWithWork tenants, TenantWork work, WorkerSettings settings) {
        this.tenants = tenants;
        this.work = work;
        this.settings = settings;
    }

    void start(
            @Observes @Priority(Interceptor.Priority.APPLICATION) @Initialized(ApplicationScoped.class) Object event) {
        if (settings != null && settings.enabled()) {
            begin("run-worker", () -> loop(settings));
        }
    }

    void stop(
            @Observes @Priority(Interceptor.Priority.APPLICATION) @BeforeDestroyed(ApplicationScoped.class)
                    Object event)
            throws InterruptedException {
        stopping = true;
        threads.forEach(Thread::interrupt);
        for (var thread : threads) {
            thread.join(PATIENCE);
        }
    }

    private void loop(WorkerSettings how) {
        while (!stopping) {
            look(how.tenants());
            try {
                Thread.sleep(how.interval());
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private void look(int most) {
        if (tenants == null) {
            return;
        }
        try {
            for (var tenant : tenants.some(most)) {
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
            Tenancy.callInBackground(tenant, () -> {
                if (work != null) {
                    work.round();
                }
                return true;
            });
        } catch (RuntimeException failed) {
            // nothing is lost: claims end with their leases, and the next round looks again
            report("a round of work failed", failed);
        } finally {
            busy.remove(tenant);
        }
    }

    private void report(String what, RuntimeException failure) {
        if (!stopping) {
            log.atError().setCause(failure).log(what);
        }
    }

    private void begin(String name, Runnable task) {
        threads.add(Thread.ofVirtual().name(name).start(() -> {
            try {
                task.run();
            } finally {
                threads.remove(Thread.currentThread());
            }
        }));
    }
}
