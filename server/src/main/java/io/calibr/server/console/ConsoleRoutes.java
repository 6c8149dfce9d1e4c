package io.calibr.server.console;

import io.calibr.server.problem.Kind;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.PathMatchers;
import io.helidon.http.Status;
import io.helidon.microprofile.server.ServerCdiExtension;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.interceptor.Interceptor;
import java.util.Arrays;
import java.util.Locale;

/** What is served at the console's addresses; an address that names no file is a page, which the page itself finds. */
@ApplicationScoped
class ConsoleRoutes {

    private static final String BASE = "/console/";
    private static final String ASSETS = "assets/";
    private static final HeaderName POLICY = HeaderNames.create("Content-Security-Policy");

    void register(
            @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE + 20) @Initialized(ApplicationScoped.class)
                    Object event,
            BeanManager beans,
            ConsoleFiles files) {
        var routing = beans.getExtension(ServerCdiExtension.class).serverRoutingBuilder();
        route(routing, "/", ConsoleRoutes::toConsole);
        route(routing, "/console", ConsoleRoutes::toConsole);
        route(routing, BASE + "*", (request, response) -> serve(files, request, response));
    }

    private static void route(HttpRouting.Builder routing, String path, Handler handler) {
        routing.route(Method.predicate(Method.GET, Method.HEAD), PathMatchers.create(path), handler);
    }

    private static void toConsole(ServerRequest request, ServerResponse response) {
        response.status(Status.FOUND_302).header(HeaderNames.LOCATION, BASE).send();
    }

    private static void serve(ConsoleFiles files, ServerRequest request, ServerResponse response) {
        var name = request.path().path().substring(BASE.length());
        if (!name.equals(ConsoleFiles.PAGE) && (name.startsWith(ASSETS) || name.contains("."))) {
            var file = files.find(name).orElseThrow(() -> Kind.NOT_FOUND.because("the console has no such file"));
            send(file, name, request, response);
        } else {
            var page = files.find(ConsoleFiles.PAGE)
                    .orElseThrow(() -> Kind.NOT_FOUND.because("console not built: this server was built without it"));
            send(new ConsolePage(page), request, response);
        }
    }

    private static void send(ConsoleFile file, String name, ServerRequest request, ServerResponse response) {
        response.header(HeaderNames.CONTENT_TYPE, file.type());
        // the name of an asset changes with what is in it
        var forGood = name.startsWith(ASSETS);
        response.header(HeaderNames.CACHE_CONTROL, forGood ? "public, max-age=31536000, immutable" : "no-cache");
        var packed = file.packed();
        if (packed.isPresent()) {
            response.header(HeaderNames.VARY, "Accept-Encoding");
        }
        if (packed.isPresent() && takesGzip(request)) {
            response.header(HeaderNames.CONTENT_ENCODING, "gzip");
            send(packed.get(), request, response);
        } else {
            send(file.bytes(), request, response);
        }
    }

    private static void send(ConsolePage page, ServerRequest request, ServerResponse response) {
        response.header(HeaderNames.CACHE_CONTROL, "no-cache");
        response.header(HeaderNames.ETAG, page.tag());
        if (request.headers()
                .first(HeaderNames.IF_NONE_MATCH)
                .filter(page::isAmong)
                .isPresent()) {
            // the page the browser kept has its own nonce: a policy with another one would take its place
            response.headers().remove(POLICY);
            response.status(Status.NOT_MODIFIED_304).send();
            return;
        }
        var nonce = ConsolePage.nonce();
        response.header(POLICY, ConsolePage.policy(nonce));
        response.header(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8");
        send(page.bytes(nonce), request, response);
    }

    private static void send(byte[] bytes, ServerRequest request, ServerResponse response) {
        if (request.prologue().method().equals(Method.HEAD)) {
            response.contentLength(bytes.length);
            response.send();
        } else {
            response.send(bytes);
        }
    }

    private static boolean takesGzip(ServerRequest request) {
        return request.headers().values(HeaderNames.ACCEPT_ENCODING).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(coding -> coding.strip().toLowerCase(Locale.ROOT))
                .anyMatch(coding -> coding.startsWith("gzip") && !coding.matches("gzip\\s*;\\s*q=0(\\.0*)?"));
    }
}
