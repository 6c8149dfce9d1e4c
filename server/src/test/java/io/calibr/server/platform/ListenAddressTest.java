package io.calibr.server.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ListenAddressTest {

    private static final String HERE = "127.0.0.1";

    @Test
    void aTakenPortNamesItself() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var address = new ListenAddress(HERE, other.getLocalPort());

            assertThatExceptionOfType(StartRefused.class)
                    .isThrownBy(address::refuseIfTaken)
                    .withMessageContaining("port " + other.getLocalPort());
        }
    }

    @Test
    void anyFreePortWillDo() {
        assertThatCode(() -> new ListenAddress(HERE, 0).refuseIfTaken()).doesNotThrowAnyException();
    }
}
