package io.calibr.server.platform;

import io.helidon.microprofile.server.ServerCdiExtension;
import io.helidon.webserver.http.Filter;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.interceptor.Interceptor;
import java.util.Comparator;
import java.util.List;

/** Puts every {@link Filter} bean around all requests, lowest {@code @Priority} outermost. */
@ApplicationScoped
class RequestFilters {

    void register(
            @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE + 10) @Initialized(ApplicationScoped.class)
                    Object event,
            BeanManager beans,
            @Any Instance<Filter> filters) {
        var routing = beans.getExtension(ServerCdiExtension.class).serverRoutingBuilder();
        filters.handlesStream()
                .sorted(Comparator.comparingInt(
                        handle -> priority(handle.getBean().getBeanClass())))
                .forEach(handle -> routing.addFilter(handle.get()));
        routing.error(Throwable.class, new WebFailures());
        // the same answers under the base of the API, for whoever can reach only that
        for (var path : List.of("/health", "/metrics", "/openapi")) {
            routing.get("/api" + path, (request, response) -> response.reroute(path));
        }
    }

    private static int priority(Class<?> type) {
        var priority = type.getAnnotation(Priority.class);
        return priority == null ? Interceptor.Priority.APPLICATION : priority.value();
    }
}
