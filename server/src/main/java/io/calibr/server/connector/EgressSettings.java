package io.calibr.server.connector;

import io.calibr.server.platform.Settings;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where connectors may go.
 *
 * @param hosts what an {@link AllowedHost} is written as, separated by commas; without any there is no network
 * @param privateAddresses whether an allowed host may be at an address that is not public
 * @param largestAnswer the most bytes of one answer
 */
@Settings("calibr.connectors.egress")
record EgressSettings(@Nullable String hosts, boolean privateAddresses, int largestAnswer) {

    EgressSettings {
        if (largestAnswer < 1) {
            throw new IllegalArgumentException("calibr.connectors.egress.largest-answer is at least 1");
        }
        parsed(hosts);
    }

    EgressRules rules() {
        return new EgressRules(parsed(hosts), privateAddresses, EgressRules.Lookup.OF_THE_SYSTEM);
    }

    private static List<AllowedHost> parsed(@Nullable String hosts) {
        return hosts == null
                ? List.of()
                : Arrays.stream(hosts.split(",", -1))
                        .map(String::strip)
                        .map(AllowedHost::of)
                        .toList();
    }
}
