package io.calibr.server.platform;

import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
