package io.calibr.server.demo;

import io.calibr.rules.Starter;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The demo from the first log-in to the last line; ends the process where it is asked to or cannot go on. */
final class DemoShow implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(DemoShow.class);
    private static final Instant AS_OF =
            DemoProject.DAY.atStartOfDay(ZoneOffset.UTC).toInstant();
    private static final Duration A_WHILE = Duration.ofMinutes(1);
    private static final Set<String> STANDING = Set.of("QUEUED", "APPLYING", "APPLIED");

    private final URI base;
    private final DemoMode mode;
    private final DemoSecrets secrets;
    private final Clock clock;
    private final Terminal terminal;

    DemoShow(URI base, DemoMode mode, DemoSecrets secrets, Clock clock, Terminal terminal) {
        this.base = base;
        this.mode = mode;
        this.secrets = secrets;
        this.clock = clock;
        this.terminal = terminal;
    }

    @Override
    public void run() {
        try (var nobody = ApiClient.of(base)) {
            show(nobody);
        } catch (DemoFailed | ApiRefused | UncheckedIOException reason) {
            fail(String.valueOf(reason.getMessage()));
        } catch (RuntimeException unexpected) {
            log.error("the demo broke off", unexpected);
            fail(unexpected.toString());
        }
    }

    private void fail(String reason) {
        terminal.failure(reason);
        System.exit(1);
    }

    private void show(ApiClient nobody) {
        var start = clock.instant();
        terminal.step("listening on " + base);
        var merchandiser = login(nobody, DemoProject.MERCHANDISER);
        var approver = login(nobody, DemoProject.APPROVER);
        moveClock(merchandiser);
        new OpenShop(merchandiser, terminal).open();
        var window = window();
        window.openWith(Starter.shopPrices(DemoProject.DAY));
        var earlier = standingRun(merchandiser);
        var before = earlier.isEmpty() ? window.bytes() : window.asOpenedWith(Starter.shopPrices(DemoProject.DAY));
        var run = earlier.orElseGet(() -> new PriceTheDay(merchandiser, approver, terminal).run(AS_OF));
        new RunWatch(merchandiser, terminal).reaches("APPLIED", run);
        var story = new TellStory(merchandiser).of(run, window.file(), earlier.isPresent(), access(merchandiser));
        terminal.lines(StoryPage.of(story, terminal.ink()));
        if (!mode.exit()) {
            terminal.line("");
            terminal.line("Calibr stays up; ctrl-C stops it.");
            return;
        }
        var rolledBack = new TakeBack(merchandiser, approver, terminal).undo(run);
        window.requireSame(before);
        terminal.step("the price file is byte for byte as before");
        terminal.line(new Outcome(story.counts(), rolledBack, Duration.between(start, clock.instant())).json());
        System.exit(0);
    }

    /** To the day of the demo, but never back: what was recorded later would count as earlier. */
    private static void moveClock(ApiClient api) {
        var last = api.all("/api/v1/runs", Map.of()).stream()
                .flatMap(run -> run.getJsonObject("times").values().stream())
                .map(time -> Instant.parse(((JsonString) time).getString()))
                .max(Comparator.naturalOrder());
        var wanted = last.map(instant -> instant.plus(A_WHILE)).orElse(AS_OF);
        api.put(
                "/api/v1/admin/clock",
                Json.createObjectBuilder().add("instant", wanted.toString()).build());
    }

    private ShopWindow window() {
        return new ShopWindow(mode.directory()
                .resolve(DemoOptions.CONNECTIONS)
                .resolve(SeedDemo.TENANT.toString())
                .resolve(DemoProject.CHANNEL_FILE));
    }

    /** The last run of an earlier start that was not undone. */
    private static Optional<String> standingRun(ApiClient api) {
        return api.all("/api/v1/runs", Map.of()).stream()
                .filter(run -> run.getString("kind").equals("PRICE"))
                .filter(run -> STANDING.contains(run.getString("state")))
                .max(Comparator.comparing(
                        (JsonObject run) -> run.getJsonObject("times").getString("createdAt")))
                .map(run -> run.getString("id"));
    }

    private Story.Access access(ApiClient api) {
        var key = secrets.apiKey()
                .filter(known -> api.as(known, DemoProject.PROJECT).isGood());
        if (key.isEmpty()) {
            var made = api.post(
                            "/api/v1/api-keys",
                            Json.createObjectBuilder()
                                    .add("name", "demo")
                                    .add("scopes", Json.createArrayBuilder().add("read"))
                                    .build())
                    .getString("secret");
            secrets.keepApiKey(made);
        }
        return Story.Access.of(base, secrets.password(), secrets.apiKey().orElseThrow());
    }

    private ApiClient login(ApiClient nobody, String email) {
        var token = nobody.post(
                "/api/auth/token",
                Json.createObjectBuilder()
                        .add("email", email)
                        .add("password", secrets.password())
                        .build());
        return nobody.as(token.getString("accessToken"), DemoProject.PROJECT);
    }
}
