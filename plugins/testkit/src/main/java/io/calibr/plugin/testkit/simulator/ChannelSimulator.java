package io.calibr.plugin.testkit.simulator;

import com.sun.net.httpserver.HttpServer;
import io.calibr.model.ChannelRef;
import io.calibr.model.Sku;
import io.calibr.plugin.sdk.LivePrice;
import io.calibr.plugin.testkit.HostileChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A price channel behind real HTTP on the loopback address, with faults to switch on and a ledger of what it did. One
 * channel, called {@code main}; a reference is the SKU; JSON in and out; prices are {@code {"amount":"9.90","currency":"EUR","compareAt":"12.00"}}.
 *
 * <pre>
 * GET  /channels/main/health            {"status":"ok","items":3}
 * GET  /channels/main/items?from=&amp;most=  {"items":[{"ref","sku","title","price"}],"next":2,"more":true}
 * POST /channels/main/prices/read       {"refs":[..]}: {"prices":{ref: price}}, unlisted ones left out
 * POST /channels/main/prices            {"writes":[{"ref","price","expected"}]}, at most 100:
 *                                       {"results":[{"ref","status","code","reason","shows"}]} in the same order
 * POST /channels/main/submissions       the same, at most 10,000: 202 {"submission":"s-1"}, done a second later
 * GET  /channels/main/submissions/s-1   {"status":"WORKING"}, {"status":"FINISHED","results":[..]} or 404
 * </pre>
 *
 * <p>Writes carry an {@code Idempotency-Key}, which the channel writes down and does not honour, as most do not. A status is
 * {@code APPLIED}, {@code MOVED} or {@code REJECTED}. A request without sense is 400.
 *
 * <p>A channel with a rate limit tells in every answer what is left of it: {@code RateLimit-Limit}, the most requests at
 * once, {@code RateLimit-Remaining}, and {@code RateLimit-Rate}, how many it gains a second.
 *
 * <p>Whoever runs a test sets items, faults and times by {@code POST /admin/items}, {@code POST} and {@code DELETE
 * /admin/faults} and reads {@code GET /admin/ledger}, or calls the methods here.
 */
public final class ChannelSimulator implements HostileChannel, AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final PriceBook book;
    private final Faults faults;
    private final Ledger ledger;
    private final Gate gate;
    private final Clock clock;
    private final @Nullable LedgerFile file;

    private ChannelSimulator(SimulatorSettings settings) throws IOException {
        this.file = settings.ledger() == null ? null : LedgerFile.create(settings.ledger());
        this.clock = settings.clock();
        this.ledger = new Ledger(file);
        this.gate = new Gate(clock, ledger, settings.limit());
        this.faults = new Faults(settings.seed());
        this.book = new PriceBook(ledger, settings.comparesExpected());
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()), 0);
        this.threads = Executors.newVirtualThreadPerTaskExecutor();
        var prices = new PriceRoutes(book, faults, clock);
        var admin = new AdminRoutes(book, faults, ledger, gate, clock);
        server.createContext("/", new Routes(prices, admin, gate, faults, clock, closed));
        server.setExecutor(threads);
    }

    /** Opens a channel that lists nothing yet. */
    public static ChannelSimulator open(SimulatorSettings settings) {
        try {
            var simulator = new ChannelSimulator(settings);
            simulator.server.start();
            return simulator;
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    /** Where it is, for {@code /channels/main} and {@code /admin} to be added. */
    public URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public Faults faults() {
        return faults;
    }

    /** What really happened, up to now. */
    public Ledger ledger() {
        book.settle(clock.instant());
        return ledger;
    }

    /** Lists a SKU, as the shop itself does. */
    public void list(Sku sku, LivePrice live) {
        book.put(sku, live, clock.instant());
    }

    @Override
    public ChannelRef ref(Sku sku) {
        return PriceBook.ref(sku);
    }

    @Override
    public Optional<LivePrice> shows(Sku sku) {
        return book.show(ref(sku), clock.instant());
    }

    @Override
    public void edit(Sku sku, LivePrice live) {
        list(sku, live);
    }

    @Override
    public int received() {
        return gate.received();
    }

    /** Requests so far that were answered 429 because of its own rate limit. */
    public int refused() {
        return gate.refused();
    }

    @Override
    public void misbehave(Misdeed misdeed) {
        faults.next(
                switch (misdeed) {
                    case THROTTLE_FOR_SECONDS -> Fault.THROTTLED_SECONDS;
                    case THROTTLE_UNTIL_DATE -> Fault.THROTTLED_DATE;
                    case FAIL -> Fault.SERVER_ERROR;
                    case HANG_UP -> Fault.RESET;
                    case WRITE_WITHOUT_ANSWER -> Fault.NO_ANSWER;
                    case WRITE_WITH_FALSE_ECHO -> Fault.WRONG_ECHO;
                    case REJECT_SOME -> Fault.PARTIAL;
                },
                1);
    }

    @Override
    public Duration askedPatience() {
        return faults.times().retryAfter();
    }

    /** Lets everybody go who still waits for an answer, and does what has fallen due. */
    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.close();
        book.settle(clock.instant());
        if (file != null) {
            file.close();
        }
    }
}
