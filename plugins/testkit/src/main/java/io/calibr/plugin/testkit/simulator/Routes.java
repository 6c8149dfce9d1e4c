package io.calibr.plugin.testkit.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.calibr.plugin.testkit.simulator.Wire.BadRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Lets requests in, has what strikes every request strike, and answers. */
final class Routes implements HttpHandler {

    private final PriceRoutes prices;
    private final AdminRoutes admin;
    private final Gate gate;
    private final Faults faults;
    private final Clock clock;
    private final CountDownLatch closed;

    Routes(PriceRoutes prices, AdminRoutes admin, Gate gate, Faults faults, Clock clock, CountDownLatch closed) {
        this.prices = prices;
        this.admin = admin;
        this.gate = gate;
        this.faults = faults;
        this.clock = clock;
        this.closed = closed;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = Request.of(exchange);
            switch (reply(request)) {
                case Reply.Answer answer -> send(exchange, answer);
                case Reply.Silence _ -> pass(faults.times().hold());
                case Reply.Reset _ -> {}
            }
        }
    }

    private Reply reply(Request request) {
        try {
            if (request.path().size() > 1 && request.path().getFirst().equals("admin")) {
                return admin.answer(request);
            }
            return request.path().size() > 2 && request.path().subList(0, 2).equals(List.of("channels", "main"))
                    ? limited(throughTheGate(request))
                    : Reply.error(404, "there is no such channel");
        } catch (BadRequest | IllegalArgumentException refused) {
            return Reply.error(400, String.valueOf(refused.getMessage()));
        }
    }

    private Reply limited(Reply reply) {
        return reply instanceof Reply.Answer answer ? answer.with(gate.headers()) : reply;
    }

    private Reply throughTheGate(Request request) {
        var wait = gate.enter(request.route());
        if (wait.isPresent()) {
            return throttledForSeconds(wait.get());
        }
        if (faults.strikes(Fault.THROTTLED_SECONDS)) {
            return throttledForSeconds(faults.times().retryAfter());
        }
        if (faults.strikes(Fault.THROTTLED_DATE)) {
            return throttledUntil(
                    wholeSecond(clock.instant().plus(faults.times().retryAfter())));
        }
        if (faults.strikes(Fault.UNAUTHORIZED)) {
            return Reply.error(401, "who are you?");
        }
        if (faults.strikes(Fault.SERVER_ERROR)) {
            return Reply.error(500, "the channel is broken");
        }
        if (faults.strikes(Fault.RESET)) {
            return new Reply.Reset();
        }
        if (faults.strikes(Fault.SLOW)) {
            pass(faults.times().slow());
        }
        return prices.answer(request);
    }

    private Reply throttledForSeconds(Duration wait) {
        var seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
        gate.askToWait(clock.instant().plusSeconds(seconds));
        return throttled(Long.toString(seconds));
    }

    private Reply throttledUntil(Instant date) {
        gate.askToWait(date);
        return throttled(DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atOffset(ZoneOffset.UTC)));
    }

    private static Reply throttled(String retryAfter) {
        return new Reply.Answer(
                429, Map.of("Retry-After", retryAfter), Wire.object().put("error", "too many requests"));
    }

    private static Instant wholeSecond(Instant instant) {
        return Instant.ofEpochSecond(instant.plusSeconds(1).minusNanos(1).getEpochSecond());
    }

    private static void send(HttpExchange exchange, Reply.Answer answer) throws IOException {
        var body = Wire.text(answer.body()).getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    /** Lets real time pass, or the channel close. */
    private void pass(Duration time) {
        try {
            var _ = closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
