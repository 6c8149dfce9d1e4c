package io.calibr.cli.command;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What a person sees when a server is not there, or says no. The server's own test has the rest. */
class RemoteCommandsTest {

    private static final String TOKEN = "ck_a-secret-that-nobody-prints";

    @TempDir
    Path folder;

    private HttpServer server;
    private Terminal shop;
    private final List<String> authorizations = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        shop = Terminal.shop(folder)
                .with(Map.of(
                        "CALIBR_TOKEN",
                        TOKEN,
                        "CALIBR_PROJECT",
                        "main",
                        "CALIBR_SERVER",
                        "http://127.0.0.1:" + port()));
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void aTokenThatIsNotAcceptedIsNotShown() {
        answer(401, "{\"title\": \"Who are you?\", \"status\": 401}");

        var said = plan();

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err())
                .contains("does not accept the token")
                .doesNotContain(TOKEN)
                .hasLineCount(1);
        assertThat(authorizations).containsExactly("Bearer " + TOKEN);
    }

    @Test
    void aRefusalIsToldInTheServersWords() {
        answer(
                409,
                "{\"type\": \"/problems/changed-meanwhile\", \"title\": \"It was changed meanwhile\", \"status\": 409,"
                        + " \"detail\": \"version 4\"}");

        assertThat(plan().err())
                .isEqualTo("calibr: It was changed meanwhile: version 4 (changed-meanwhile); run the command again\n");
    }

    @Test
    void findingsOfTheServerAreListed() {
        answer(
                422,
                "{\"type\": \"/problems/table-rejected\", \"title\": \"The table is refused\", \"findings\":"
                        + " [{\"rule\": \"offers\", \"kind\": \"unknown-term\", \"line\": 4, \"message\": \"no word\"}]}");

        assertThat(plan().err()).endsWith("(table-rejected)\n  offers:4: unknown-term: no word\n");
    }

    @Test
    void somethingElseThanCalibrIsNoticed() {
        answer(502, "<html>");
        assertThat(plan().err()).contains("answered 502, and not as a Calibr server does");
    }

    @Test
    void aServerThatIsNotThereIsNamed() {
        var nowhere = "http://127.0.0.1:" + port();
        server.stop(0);

        var said = plan();

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err())
                .isEqualTo("calibr: cannot reach " + nowhere + "; is the server running, and is the address right?\n");
    }

    @Test
    void aPlanThatBreaksOffIsNoPlan() {
        answer(200, """
                {"sku":"CUP","outcome":"PRICED","currency":"USD","before":"10.00","after":"9.00","because":""}
                """);

        var said = plan();

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err()).contains("broke off");
    }

    @Test
    void aPlanOfTheServerIsPrintedLikeOneMadeHere() {
        answer(200, """
                {"sku":"CUP","outcome":"PRICED","currency":"USD","before":"10.00","after":"9.00","afterCompareAt":"10.00",\
                "cost":"4.00","row":"offers row 1 (cups)","because":""}
                {"sku":"PAN","outcome":"NOT_COVERED","currency":"USD","before":"60.00","after":"60.00","because":""}
                {"end":true}
                """);

        var said = plan();

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.out()).isEqualTo("""
                sku                          before          after    change  row
                CUP                           10.00     9.00/10.00  -10.00 %  offers row 1 (cups)

                2 SKUs: 1 change (0 up, 1 down), 0 held, 0 in conflict, 1 not covered
                average change -10.00 %
                margin of what changes 60.00 % > 55.56 %
                """);
    }

    @Test
    void theTokenMayLieInAFile() {
        answer(401, "{}");
        shop.write("token", "another\n");

        assertThat(shop.run("plan", folder.toString(), "--token-file", shop.path("token"))
                        .exit())
                .isEqualTo(1);
        assertThat(authorizations).containsExactly("Bearer another");
        assertThat(shop.run("plan", folder.toString(), "--token-file", shop.path("none"))
                        .err())
                .isEqualTo("calibr: cannot read the token's file DIR/none\n");
    }

    @Test
    void whatIsMissingIsNamed() {
        var address = "http://127.0.0.1:" + port();

        assertThat(error(Map.of(), "apply")).isEqualTo("calibr: name the server with --server or CALIBR_SERVER\n");
        assertThat(error(Map.of(), "apply", "--server", "calibr"))
                .isEqualTo("calibr: calibr is not an address such as https://calibr.example\n");
        assertThat(error(Map.of(), "apply", "--server", address))
                .isEqualTo("calibr: name the project with --project or CALIBR_PROJECT\n");
        assertThat(error(Map.of(), "apply", "--server", address, "--project", "main"))
                .isEqualTo("calibr: there is no token: set CALIBR_TOKEN, or name a file with --token-file\n");
        assertThat(error(Map.of("CALIBR_TOKEN", "a\nb"), "apply", "--server", address, "--project", "main"))
                .startsWith("calibr: the token holds something that no token holds");
    }

    @Test
    void aServerComparesWithWhatIsLive() {
        assertThat(shop.run("plan", folder.toString(), "--against", folder.toString())
                        .err())
                .startsWith("calibr: --against compares folders");
    }

    private String error(Map<String, String> environment, String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.add(1, folder.toString());
        return shop.with(environment).run(all.toArray(String[]::new)).err();
    }

    private Terminal.Said plan() {
        return shop.run("plan", folder.toString());
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private void answer(int status, String body) {
        server.createContext("/", exchange -> {
            authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.getRequestBody().readAllBytes();
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }
}
