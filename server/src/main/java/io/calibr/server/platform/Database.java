package io.calibr.server.platform;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import jakarta.persistence.Entity;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.jspecify.annotations.Nullable;

/** The open database: there before the port opens, closed after the last request. */
@ApplicationScoped
public class Database {

    private static final int CLOSE_LAST = Interceptor.Priority.PLATFORM_AFTER + 900;

    private @Nullable Open open;

    void open(
            @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) @Initialized(ApplicationScoped.class)
                    Object event,
            DatabaseSettings settings) {
        open = settings.url() == null ? embedded(settings) : external(settings, settings.url());
    }

    void close(@Observes @Priority(CLOSE_LAST) @BeforeDestroyed(ApplicationScoped.class) Object event) {
        if (open != null) {
            open.close();
        }
    }

    /** Sessions of either pool; use cases get theirs by injection. */
    SessionFactory sessions() {
        return opened().sessions();
    }

    /** The pool of the requests, for what is neither a session nor a use case: health checks. */
    public DataSource app() {
        return opened().pools().app();
    }

    /** The pool of the background work, for libraries that bring their own statements. */
    public DataSource worker() {
        return opened().pools().worker();
    }

    private Open opened() {
        if (open == null) {
            throw new IllegalStateException("the database is not open");
        }
        return open;
    }

    private static Open embedded(DatabaseSettings settings) {
        var server = EmbeddedPostgreSql.start(settings);
        try {
            new Bootstrap(server).run();
            return connect(server.address(), settings, server);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static Open external(DatabaseSettings settings, String url) {
        return connect(settings.external(url), settings, null);
    }

    private static Open connect(
            DatabaseAddress address, DatabaseSettings settings, @Nullable EmbeddedPostgreSql server) {
        new Migration(address).run();
        var pools = Pools.open(address, settings);
        return new Open(server, pools, sessions(pools));
    }

    private static SessionFactory sessions(Pools pools) {
        var configuration = new HibernatePersistenceConfiguration("calibr");
        ClassIndex.ofClassPath().annotatedWith(Entity.class).forEach(configuration::managedClass);
        configuration.property("hibernate.multi_tenant_connection_provider", new TenantConnections(pools));
        configuration.property("hibernate.tenant_identifier_resolver", new CurrentTenant());
        configuration.property("hibernate.connection.provider_disables_autocommit", true);
        configuration.property(
                "hibernate.connection.handling_mode", "DELAYED_ACQUISITION_AND_RELEASE_AFTER_TRANSACTION");
        configuration.property("hibernate.hbm2ddl.auto", "none");
        configuration.property("hibernate.default_schema", "calibr");
        configuration.property("hibernate.jdbc.time_zone", "UTC");
        configuration.property("hibernate.jdbc.batch_size", 500);
        configuration.property("hibernate.order_inserts", true);
        configuration.property("hibernate.cache.use_second_level_cache", false);
        configuration.property("hibernate.cache.use_query_cache", false);
        return configuration.createEntityManagerFactory();
    }

    private record Open(@Nullable EmbeddedPostgreSql server, Pools pools, SessionFactory sessions) {

        void close() {
            sessions.close();
            pools.close();
            if (server != null) {
                server.close();
            }
        }
    }
}
