package io.calibr.server.connector;

import io.calibr.plugin.sdk.ConnectorException.Permanent;
import io.calibr.plugin.sdk.ConnectorException.Transient;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class EgressRulesTest {

    private static final String PUBLIC = "93.184.215.14";

    @Test
    void withoutAHostThereIsNoNetwork() {
        assertThatExceptionOfType(Permanent.class)
                .isThrownBy(() -> rules(null, PUBLIC).require(URI.create("https://api.shop.test/prices")))
                .withMessage("calibr.connectors.egress.hosts does not allow api.shop.test");
    }

    @ParameterizedTest
    @CsvSource({
        "api.shop.test, https://api.shop.test/x",
        "api.shop.test, http://API.shop.test:80/x",
        "api.shop.test:8443, https://api.shop.test:8443/",
        "api.shop.test:*, http://api.shop.test:1/",
        "*.shop.test, https://a.b.shop.test/",
        "[2606:2800:21f::1]:81, http://[2606:2800:21f::1]:81/",
    })
    void anAllowedHostIsReached(String hosts, URI uri) {
        assertThatCode(() -> rules(hosts, PUBLIC).require(uri)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "api.shop.test, https://shop.test/",
        "api.shop.test, https://api.shop.test.evil.test/",
        "api.shop.test, https://xapi.shop.test/",
        "api.shop.test, https://api.shop.test:8443/",
        "api.shop.test, http://api.shop.test:443/",
        "api.shop.test:8443, https://api.shop.test/",
        "*.shop.test, https://shop.test/",
        "*.shop.test, https://evilshop.test/",
        "api.shop.test, https://api.shop.test@evil.test/",
        "api.shop.test, https://key:secret@api.shop.test/",
        "api.shop.test, ftp://api.shop.test/",
        "api.shop.test, file:///etc/passwd",
        "api.shop.test, https:/api.shop.test",
        "api.shop.test, //api.shop.test/",
    })
    void anythingElseIsRefused(String hosts, URI uri) {
        assertThatExceptionOfType(Permanent.class)
                .isThrownBy(() -> rules(hosts, PUBLIC).require(uri))
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("secret"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "192.0.0.1",
                "198.18.0.1",
                "203.0.113.9",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::7f00:1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "2002:7f00:1::",
                "2001:0:1::1",
                "fc00::1",
                "fd12::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "2001:db8::1"
            })
    void anAddressThatIsNotPublicIsRefusedAmongOthersToo(String address) {
        assertThatExceptionOfType(Permanent.class)
                .isThrownBy(() -> rules("api.shop.test", PUBLIC, address).require(URI.create("https://api.shop.test/")))
                .withMessageContaining("is not at a public address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"172.15.0.1", "172.32.0.1", "100.128.0.1", "223.255.255.255", "2606:2800:21f::1", "2a00::1"})
    void aPublicAddressIsReached(String address) {
        assertThatCode(() -> rules("api.shop.test", address).require(URI.create("https://api.shop.test/")))
                .doesNotThrowAnyException();
    }

    @Test
    void anOperatorCanAllowPrivateAddresses() {
        var rules = new EgressSettings("127.0.0.1:*", true, 1).rules();

        assertThatCode(() -> rules.require(URI.create("http://127.0.0.1:8090/")))
                .doesNotThrowAnyException();
    }

    @Test
    void aHostWithoutAnAddressMayHaveOneLater() {
        var hosts = new EgressSettings("api.shop.test", false, 1).rules().allowed();
        var rules = new EgressRules(hosts, false, host -> {
            throw new UnknownHostException(host);
        });

        assertThatExceptionOfType(Transient.class).isThrownBy(() -> rules.require(URI.create("http://api.shop.test/")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://shop.test", "shop.test/", "*", "*shop.test", "a.test,,b.test", "shop.test:x", "a b"})
    void aHostThatIsNoneStopsTheStart(String hosts) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EgressSettings(hosts, false, 1))
                .withMessageContaining("calibr.connectors.egress.hosts");
    }

    @Test
    void anAnswerHasRoomForAByte() {
        assertThatIllegalArgumentException().isThrownBy(() -> new EgressSettings(null, false, 0));
    }

    private static EgressRules rules(@Nullable String hosts, String... addresses) {
        var allowed = new EgressSettings(hosts, false, 1).rules().allowed();
        return new EgressRules(
                allowed,
                false,
                host -> Arrays.stream(addresses).map(InetAddress::ofLiteral).toArray(InetAddress[]::new));
    }
}
