package io.calibr.server.security;

import io.calibr.server.platform.Secret;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SetupSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "Main, main, UTC, EUR, calibr.setup.tenant",
        "main, my shop, UTC, EUR, calibr.setup.project",
        "main, main, +02:00, EUR, calibr.setup.zone",
        "main, main, Mars/Base, EUR, calibr.setup.zone",
        "main, main, UTC, EURO, calibr.setup.currency",
        "main, main, UTC, XAU, calibr.setup.currency"
    })
    void aValueThatMakesNoSenseNamesItsKey(String tenant, String project, String zone, String currency, String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SetupSettings(tenant, project, zone, currency))
                .withMessageStartingWith(key);
    }

    @Test
    void anOwnerHasAnAddressAndOnePassword() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OwnerSettings("ana", null, null))
                .withMessage("calibr.setup.owner.email 'ana' is not an e-mail address");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OwnerSettings("ana@shop.example", new Secret("one"), Path.of("another")))
                .withMessageContaining("one too many");
    }

    @Test
    void anOwnersPasswordDoesNotPrint() {
        var owner = new OwnerSettings("ana@shop.example", new Secret("correct horse battery"), null);

        assertThat(owner.toString()).doesNotContain("horse");
        assertThat(owner.person().toString()).doesNotContain("horse");
    }
}
