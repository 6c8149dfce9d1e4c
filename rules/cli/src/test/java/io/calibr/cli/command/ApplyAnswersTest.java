package io.calibr.cli.command;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever a server answers to {@code apply}: one sentence and exit code 1, unless everything was done. */
class ApplyAnswersTest {

    private static final String NEW_RULE = "POST /api/v1/rules";
    private static final String PUBLISH = "POST /api/v1/rules/r1/publish";
    private static final String RUN = "POST /api/v1/runs";

    /** A route's answer. */
    private record Answer(int status, String body) {}

    @TempDir
    Path folder;

    private final Map<String, Answer> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private Terminal shop;

    @BeforeEach
    void aServerWithoutRules() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        shop = Terminal.shop(folder)
                .with(Map.of(
                        "CALIBR_TOKEN",
                        "ck_token",
                        "CALIBR_PROJECT",
                        "main",
                        "CALIBR_SERVER",
                        "http://127.0.0.1:" + server.getAddress().getPort()));
        on("GET /api/v1/rules", 200, "{\"items\": []}");
        on("GET /api/v1/rulebooks", 200, "{\"items\": []}");
        on(NEW_RULE, 201, draft("r1", "offers", Terminal.OFFERS, Terminal.OFFER_EXAMPLES));
        on(PUBLISH, 200, version(1, Terminal.OFFERS, Terminal.OFFER_EXAMPLES));
        on("POST /api/v1/rulebooks", 201, draft("b1", "retail", "", ""));
        on("POST /api/v1/rulebooks/b1/publish", 200, "{\"number\": 1}");
        on(RUN, 201, "{\"id\": \"run1\", \"state\": \"PREVIEW\", \"counts\": {\"skus\": 4}}");
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void allDoneIsZero() {
        var said = apply();

        assertThat(said.err()).isEmpty();
        assertThat(said.exit()).isZero();
        assertThat(said.out())
                .startsWith(
                        "rule offers: version 1 published\nrulebook retail: version 1 published\nrun run1: PREVIEW");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            202 | {}                                                                | has taken the request on and not finished it; run the command again
            200 | <html>                                                            | does not answer like a Calibr server
            204 |                                                                   | does not answer like a Calibr server
            302 |                                                                   | answered 302, and not as a Calibr server does
            401 | {"title": "Who?"}                                                 | does not accept the token
            403 | {"title": "The role does not allow this", "type": "/problems/role-too-low"} | The role does not allow this (role-too-low)
            404 | {"title": "No such project", "type": "/problems/project-not-found"} | No such project (project-not-found)
            409 | {"title": "Taken", "type": "/problems/name-taken", "slug": "offers"} | Taken [slug offers] (name-taken); run the command again
            409 | {"title": "In use", "status": 409, "type": "/problems/rule-in-use", "requestId": "q7"} | In use (rule-in-use)
            413 | {"title": "Too large", "detail": "4 MB", "type": "/problems/body-too-large"} | Too large: 4 MB (body-too-large)
            429 | {"title": "Too many", "type": "/problems/too-many-attempts"}      | Too many (too-many-attempts)
            500 | {"title": "Our side", "status": 500, "type": "/problems/unexpected", "requestId": "q7"} | Our side [requestId q7] (unexpected)
            503 | <html>                                                            | answered 503, and not as a Calibr server does
            """)
    void anyOtherAnswerIsOneSentenceAndOne(int status, String body, String sentence) {
        for (var route : List.of("GET /api/v1/rules", NEW_RULE, PUBLISH, RUN)) {
            var usual = on(route, status, body == null ? "" : body);

            var said = apply();

            assertThat(said.exit()).as(route).isEqualTo(1);
            assertThat(said.err())
                    .as(route)
                    .startsWith("calibr: ")
                    .contains(sentence)
                    .hasLineCount(1);
            answers.put(route, usual);
        }
    }

    @Test
    void findingsHaveTheirPlaces() {
        on(PUBLISH, 422, """
                {"title": "The rules do not compile", "type": "/problems/table-rejected", "findings": [
                 {"rule": "offers", "kind": "unknown-term", "line": 4, "column": "B (stok >)", "message": "no word",
                  "suggestion": "stock"},
                 {"rule": "offers", "kind": "example-failed", "line": 2, "column": "expect-price", "message": "9 but 8"}]}
                """);

        assertThat(apply().err()).isEqualTo("""
                calibr: The rules do not compile (table-rejected)
                  offers:4:B (stok >): unknown-term: no word (did you mean "stock"?)
                  offers:2:expect-price: example-failed: 9 but 8
                """);
    }

    @Test
    void aDraftThatWasSavedMeanwhileIsNotPublishedOverAndNothingGoesOn() {
        on("GET /api/v1/rules", 200, "{\"items\": [" + draft("r1", "offers", "older", "") + "]}");
        on("GET /api/v1/rules/r1/versions", 200, "{\"items\": [" + version(1, "older", "") + "]}");
        on("POST /api/v1/rules/r1/validate", 200, "{\"findings\": []}");
        on(
                "PUT /api/v1/rules/r1",
                409,
                "{\"title\": \"Changed\", \"type\": \"/problems/changed-meanwhile\", \"version\": 8}");

        var said = apply();

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err()).isEqualTo("calibr: Changed [version 8] (changed-meanwhile); run the command again\n");
        assertThat(asked).last().isEqualTo("PUT /api/v1/rules/r1");
    }

    @Test
    void aVersionThatSaysSomethingElseIsNoticedAndNoRunIsStarted() {
        on(PUBLISH, 200, version(3, "what somebody else saved", ""));

        var said = apply();

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err())
                .isEqualTo("calibr: somebody saved rule offers at the same moment: version 3 says what they wrote;"
                        + " run the command again\n");
        assertThat(asked).last().isEqualTo(PUBLISH);
    }

    @Test
    void aRunThatIsNoPreviewIsSaid() {
        on(RUN, 201, "{\"id\": \"run1\", \"state\": \"EXPIRED\", \"counts\": {}}");

        var said = apply();

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err()).isEqualTo("calibr: run run1 is EXPIRED and no preview\n");
    }

    private Terminal.Said apply() {
        return shop.run("apply", folder.toString(), "--reason", "test");
    }

    private Answer on(String route, int status, String body) {
        var before = answers.put(route, new Answer(status, body));
        return before == null ? new Answer(status, body) : before;
    }

    private static String draft(String id, String slug, String text, String examples) {
        return text(text, examples)
                .add("id", id)
                .add("slug", slug)
                .add("kind", "table")
                .add("version", 7)
                .add("rules", Json.createArrayBuilder())
                .add("guardrails", Json.createObjectBuilder())
                .add("unpublished", false)
                .build()
                .toString();
    }

    private static String version(int number, String text, String examples) {
        return text(text, examples).add("number", number).build().toString();
    }

    private static JsonObjectBuilder text(String text, String examples) {
        return Json.createObjectBuilder().add("text", text).add("examples", examples);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var route = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        asked.add(route);
        exchange.getRequestBody().readAllBytes();
        var answer = answers.getOrDefault(route, new Answer(404, "{\"title\": \"nothing at " + route + "\"}"));
        var body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
