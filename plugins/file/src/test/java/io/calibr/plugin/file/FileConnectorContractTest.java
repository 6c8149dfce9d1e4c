package io.calibr.plugin.file;

import io.calibr.model.Sku;
import io.calibr.plugin.sdk.LivePrice;
import io.calibr.plugin.testkit.ConnectorContract;
import io.calibr.plugin.testkit.ConnectorUnderTest;
import io.calibr.plugin.testkit.LentContext;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class FileConnectorContractTest extends ConnectorContract {

    @TempDir
    private Path directory;

    @Override
    protected ConnectorUnderTest listing(Map<Sku, LivePrice> prices) {
        var file = CsvOnDisk.holding(directory.resolve("prices.csv"), prices);
        var context = LentContext.of(Map.of("path", "prices.csv"), directory);
        return ConnectorUnderTest.open(new FileConnectorFactory(), context, file);
    }
}
