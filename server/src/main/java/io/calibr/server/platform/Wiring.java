package io.calibr.server.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Clock;
import org.hibernate.Session;

/** Where time, ids, randomness and the session of the running transaction come from. */
@ApplicationScoped
class Wiring {

    @Produces
    @Singleton
    @WallClock
    Clock wallClock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    MovableClock businessClock() {
        return new MovableClock(Clock.systemUTC());
    }

    @Produces
    @Singleton
    IdSource ids() {
        return new TimeOrderedIds(Clock.systemUTC(), new SecureRandom());
    }

    @Produces
    @Dependent
    Session session() {
        return (Session) Proxy.newProxyInstance(
                Session.class.getClassLoader(), new Class<?>[] {Session.class}, (proxy, method, arguments) -> {
                    try {
                        return method.invoke(Transactions.currentSession(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
