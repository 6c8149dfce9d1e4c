package io.calibr.plugin.file;

import io.calibr.plugin.sdk.ConnectorException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class BadFileTest {

    private static final String HEADER = "sku,price,compare_at,currency\n";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    MUG,1,000,,USD        | line 2: 5 fields where the header has 4
                    MUG,-1.00,,USD        | line 2, column price: "-1.00" is not a price
                    MUG,1e3,,USD          | line 2, column price: "1e3" is not a price
                    MUG,,,USD             | line 2, column price: "" is not a price
                    MUG,1.999,,USD        | line 2, column price: "1.999" is finer or larger than a price in USD
                    MUG,1.0,,JPY          | ok
                    MUG,1.5,,JPY          | line 2, column price: "1.5" is finer or larger than a price in JPY
                    MUG,1.00,x,USD        | line 2, column compare_at: "x" is not a price
                    MUG,1.00,,DOGE        | line 2, column currency: "DOGE" is not a currency with prices
                    MUG,1.00,,usd         | line 2, column currency: "usd" is not a currency with prices
                    MUG,1.00,,XXX         | line 2, column currency: "XXX" is not a currency with prices
                    ,1.00,,USD            | line 2, column sku: a SKU has at least one character
                    MUG,1,,USD~MUG,2,,USD | line 3, column sku: "MUG" is in an earlier row too
                    M"UG,1.00,,USD        | line 2: a quote inside a field that does not begin with one
                    "MUG"x,1.00,,USD      | line 2: text after a closing quote
                    "MUG,1.00,,USD        | line 2: a quote is opened and never closed
                    """)
    void aBadRowIsNamedByFileLineAndReason(String rows, String reason) {
        var file = OpenFile.with(directory, HEADER + rows.strip().replace('~', '\n') + "\n");

        if (reason.equals("ok")) {
            read(file);
            return;
        }
        assertThatExceptionOfType(ConnectorException.Permanent.class)
                .isThrownBy(() -> read(file))
                .withMessageStartingWith("prices.csv, " + reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    sku,price,compare_at           | line 1, column currency: is missing from the header
                    sku,Price,compare_at,currency  | ok
                    sku,price,price,currency       | line 1, column price: appears twice in the header
                    ''                             | line 1: the header is missing
                    """)
    void aBadHeaderIsNamed(String header, String reason) {
        var file = OpenFile.with(directory, header);

        if (reason.equals("ok")) {
            read(file);
            return;
        }
        assertThatExceptionOfType(ConnectorException.Permanent.class)
                .isThrownBy(() -> read(file))
                .withMessage("prices.csv, " + reason);
    }

    private static void read(OpenFile file) {
        file.connection().prices().currentPrices(file.connection().call("read"), Set.of());
    }
}
