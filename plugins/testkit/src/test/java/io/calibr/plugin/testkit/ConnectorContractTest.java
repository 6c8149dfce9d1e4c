package io.calibr.plugin.testkit;

import io.calibr.model.Sku;
import io.calibr.plugin.sdk.LivePrice;
import io.calibr.plugin.testkit.ShelfFactory.Fault;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/** The contract finds what is planted in a connector, and nothing in one that is sound. */
class ConnectorContractTest {

    @TempDir
    private Path directory;

    @Test
    void aConnectorWithoutTheFaultsPasses() {
        var contract = contract(Fault.NONE);

        assertThatNoException().isThrownBy(contract::aRequiredFieldThatIsMissingIsNamed);
        assertThatNoException().isThrownBy(contract::aCallWhoseTimeIsOverWritesNothing);
    }

    @Test
    void oneThatLetsARequiredFieldBeMissingIsFound() {
        var contract = contract(Fault.LETS_FIELDS_BE_MISSING);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(contract::aRequiredFieldThatIsMissingIsNamed)
                .withMessageContaining("room");
    }

    @Test
    void oneThatWritesThoughNobodyWaitsAnyMoreIsFound() {
        var contract = contract(Fault.IGNORES_DEADLINES);

        assertThatNoException().isThrownBy(contract::aCallThatNobodyWaitsForWritesNothing);
        assertThatExceptionOfType(AssertionError.class).isThrownBy(contract::aCallWhoseTimeIsOverWritesNothing);
    }

    private ConnectorContract contract(Fault fault) {
        return new ConnectorContract() {
            @Override
            protected ConnectorUnderTest listing(Map<Sku, LivePrice> prices) {
                var context = LentContext.of(Map.of("room", "cellar", "label", "mugs"), directory);
                var factory = new ShelfFactory(fault);
                var shelf = new Shelf(fault, context.clock());
                prices.forEach(shelf::edit);
                return new ConnectorUnderTest(factory, context, shelf, shelf);
            }
        };
    }
}
