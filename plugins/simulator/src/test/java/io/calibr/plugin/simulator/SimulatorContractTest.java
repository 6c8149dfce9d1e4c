package io.calibr.plugin.simulator;

import io.calibr.model.Sku;
import io.calibr.plugin.sdk.LivePrice;
import io.calibr.plugin.testkit.ConnectorUnderTest;
import io.calibr.plugin.testkit.HttpConnectorContract;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SimulatorContractTest extends HttpConnectorContract {

    private final OpenChannels channels = new OpenChannels();

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        channels.close();
    }

    @Override
    protected ConnectorUnderTest listing(Map<Sku, LivePrice> prices) {
        return channels.listing(prices, directory, Map.of("pageSize", "50"));
    }
}
