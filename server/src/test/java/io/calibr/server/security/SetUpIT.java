package io.calibr.server.security;

import io.calibr.server.platform.Secret;
import io.calibr.server.platform.StartRefused;
import io.calibr.server.testing.Answer;
import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** How the first person gets in, against PostgreSQL. */
@ExtendWith(CalibrServer.class)
class SetUpIT {

    private static final String PASSWORD = "correct horse battery";

    private final RunningCalibr calibr;
    private final String slug = "t" + UUID.randomUUID();
    private final String email = "ana@" + slug + ".example";

    SetUpIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @Test
    void theOwnerOfTheConfigurationSignsInAndFindsTheProject(@TempDir Path directory) throws IOException {
        var file = Files.writeString(directory.resolve("password"), PASSWORD + "\n");

        setUp("EUR", new OwnerSettings("  Ana@" + slug + ".example ", null, file));

        var me = calibr.anonymous()
                .with("Authorization", "Bearer " + logIn(PASSWORD).json().getString("accessToken"))
                .get("/api/auth/me")
                .json();
        assertThat(me.getJsonObject("tenant").getString("slug")).isEqualTo(slug);
        assertThat(me.getJsonArray("projects"))
                .singleElement()
                .isEqualTo(Json.createObjectBuilder()
                        .add("currency", "EUR")
                        .add("name", "shop")
                        .add("role", "OWNER")
                        .add("slug", "shop")
                        .add("zone", "Europe/Berlin")
                        .build());
    }

    @Test
    void aTenantThatIsThereStaysAsItIs() {
        setUp("EUR", owner(PASSWORD));

        setUp("USD", owner("another long password"));

        assertThat(logIn(PASSWORD).status()).isEqualTo(200);
        assertThat(logIn("another long password").status()).isEqualTo(401);
    }

    @Test
    void afterTheFirstStartThePasswordIsNoLongerNeeded() {
        setUp("EUR", owner(PASSWORD));

        setUp("EUR", new OwnerSettings(email, null, Path.of("deleted")));

        assertThat(logIn(PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void ofManyNodesThatStartAtOnceOneFoundsTheTenant() throws Exception {
        Callable<Boolean> start = () -> {
            setUp("EUR", owner(PASSWORD));
            return true;
        };

        try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var node :
                    nodes.invokeAll(Stream.generate(() -> start).limit(4).toList())) {
                assertThat(node.get()).isTrue();
            }
        }

        assertThat(logIn(PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void withoutAnOwnerNothingIsFounded() {
        setUp("EUR", new OwnerSettings(null, null, null));

        assertThat(calibr.bean(TenantStore.class).find(slug)).isEmpty();
    }

    @Test
    void whatIsMissingForTheFirstStartIsNamed() {
        assertRefused("calibr.setup.currency", null, owner(PASSWORD));
        assertRefused("at least 12 characters", "EUR", owner("short"));
        assertRefused("at least 12 characters", "EUR", new OwnerSettings(email, null, null));
        assertRefused(
                "calibr.setup.owner.password-file cannot be read",
                "EUR",
                new OwnerSettings(email, null, Path.of("missing")));
        assertThat(calibr.bean(TenantStore.class).find(slug)).isEmpty();
    }

    private void assertRefused(String because, @Nullable String currency, OwnerSettings owner) {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> setUp(currency, owner))
                .withMessageContaining(because);
    }

    private void setUp(@Nullable String currency, OwnerSettings owner) {
        calibr.bean(SetUp.class).setUp(new SetupSettings(slug, "shop", "Europe/Berlin", currency), owner);
    }

    private OwnerSettings owner(String password) {
        return new OwnerSettings(email, new Secret(password), null);
    }

    private Answer logIn(String password) {
        return calibr.anonymous()
                .post(
                        "/api/auth/token",
                        Json.createObjectBuilder()
                                .add("email", email)
                                .add("password", password)
                                .build());
    }
}
