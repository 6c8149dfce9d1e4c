package io.calibr.server.console;

import io.calibr.server.testing.Answer;
import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(CalibrServer.class)
class ConsoleServingIT {

    private static final Pattern SCRIPT = Pattern.compile("src=\"(/console/assets/[^\"]+\\.js)\"");
    private static final Pattern NONCE = Pattern.compile("nonce=\"([^\"]+)\"");

    private final RunningCalibr calibr;

    ConsoleServingIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/console"})
    void theWayInLeadsToTheConsole(String path) {
        var answer = get(path);

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).isEqualTo("/console/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/",
                "/console/index.html",
                "/console/sign-in",
                "/console/catalogue?q=mug&sku=A.1",
                "/console/runs/01990000-0000-7000-8000-000000000001",
                "/console/no-such-page"
            })
    void everyAddressOfTheConsoleIsItsPage(String path) {
        var answer = get(path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(answer.body()).contains("<div id=\"root\">").containsPattern(SCRIPT);
    }

    @Test
    void thePageRunsScriptsOfThisServerAndStylesWithItsNonce() {
        var first = get("/console/");
        var second = get("/console/");

        var nonce = only(NONCE, first.body());
        assertThat(first.header("Content-Security-Policy"))
                .startsWith("default-src 'self'; style-src 'self' 'nonce-" + nonce + "';")
                .doesNotContain("unsafe");
        assertThat(only(NONCE, second.body())).isNotEqualTo(nonce);
    }

    @Test
    void thePageIsAskedForAgainAndSentIfItChanged() {
        var tag = get("/console/").header("ETag");

        var same = calibr.anonymous().with("If-None-Match", "\"other\", " + tag).get("/console/runs");
        var other = calibr.anonymous().with("If-None-Match", "\"other\"").get("/console/runs");

        assertThat(same.status()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        // it would replace the policy of the page the browser kept
        assertThat(same.header("Content-Security-Policy")).isEmpty();
        assertThat(other.status()).isEqualTo(200);
    }

    @Test
    void anAssetIsKeptForGood() {
        var answer = get(script());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/javascript; charset=utf-8");
        assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void anAssetIsPackedForWhoeverTakesIt() throws IOException, InterruptedException {
        var script = script();

        var packed = bytes(script, "br, gzip;q=0.8");
        var plain = bytes(script, "gzip;q=0");

        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(packed.headers().firstValue("Vary")).contains("Accept-Encoding");
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(plain.headers().firstValue("Vary")).contains("Accept-Encoding");
        assertThat(packed.body()).hasSizeLessThan(plain.body().length / 2);
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(unpacked.readAllBytes()).isEqualTo(plain.body());
        }
    }

    @Test
    void aHeadAnswersAsAGetWithoutTheBody() throws IOException {
        var script = script();
        var length = get(script).header("Content-Length");

        var answer = raw("HEAD", script);

        assertThat(answer).startsWith("HTTP/1.1 200").contains("Content-Length: " + length + "\r\n");
        assertThat(answer).endsWith("\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/assets/gone-Cx1.js",
                "/console/assets/",
                "/console/favicon.ico",
                "/console/assets/nested/file.js"
            })
    void aMissingFileIsNotThePage(String path) {
        var answer = get(path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/../META-INF/microprofile-config.properties",
                "/console/assets/../../microprofile-config.properties",
                "/console/%2e%2e/microprofile-config.properties",
                "/console/assets/..%2f..%2fmicroprofile-config.properties",
                "/console/assets/%2e%2e%2f%2e%2e%2fmicroprofile-config.properties",
                "/console/..%5cmicroprofile-config.properties",
                "/console//etc/passwd.txt",
                "/console/assets/.hidden.js",
                "/console/assets/a.js%00.css"
            })
    void noPathLeadsOutOfTheConsole(String path) throws IOException {
        var answer = raw("GET", path);

        assertThat(answer)
                .matches("(?s)HTTP/1.1 40[04] .*")
                .doesNotContain("calibr.database")
                .doesNotContain("root:");
    }

    @Test
    void theConsoleTakesNothingIn() {
        var answer = calibr.anonymous().post("/console/", "{}");

        assertThat(answer.status()).isEqualTo(404);
    }

    @Test
    void theApiStaysWhereItWas() {
        assertThat(get("/api/health").status()).isEqualTo(200);
        assertThat(get("/api/v1/runs").status()).isEqualTo(401);
    }

    @Test
    void theTermsOfWhatWeShipOfOthersAreThere() {
        var answer = get("/console/licenses.md");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("react").contains("OFL-1.1");
    }

    private Answer get(String path) {
        return calibr.anonymous().get(path);
    }

    private String script() {
        return only(SCRIPT, get("/console/").body());
    }

    private HttpResponse<byte[]> bytes(String path, String encodings) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(calibr.base().resolve(path))
                .header("Accept-Encoding", encodings)
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofByteArray());
        }
    }

    /** The whole answer; a client would tidy the path and hide the body. */
    private String raw(String method, String path) throws IOException {
        URI base = calibr.base();
        try (var socket = new Socket(base.getHost(), base.getPort())) {
            var request = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            // the server closes its side once it has answered and nothing more can come
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static String only(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }
}
