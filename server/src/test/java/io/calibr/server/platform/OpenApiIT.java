package io.calibr.server.platform;

import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** After a change of the API: {@code ./mvnw -pl server -am verify -Dit.test=OpenApiIT -Dopenapi.update}. */
@ExtendWith(CalibrServer.class)
class OpenApiIT {

    private static final Path DOCUMENT = Path.of("..", "docs", "openapi.yaml");

    private final RunningCalibr calibr;

    OpenApiIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @Test
    void whatTheDocumentRefersToHasAName() {
        var said =
                calibr.anonymous().with("Accept", "application/vnd.oai.openapi").get("/openapi");

        var names = Pattern.compile("#/components/schemas/([^']*)'")
                .matcher(said.body())
                .results()
                .map(reference -> reference.group(1))
                .toList();

        assertThat(names).contains("RunId", "Sku").allMatch(name -> name.matches("[A-Z][A-Za-z0-9]*"));
    }

    @Test
    void theDocumentIsWhatTheServerSays() throws IOException {
        var said =
                calibr.anonymous().with("Accept", "application/vnd.oai.openapi").get("/openapi");
        if (System.getProperty("openapi.update") != null) {
            Files.writeString(DOCUMENT, said.body());
        }

        assertThat(said.status()).isEqualTo(200);
        assertThat(said.body()).isEqualTo(Files.readString(DOCUMENT));
    }
}
