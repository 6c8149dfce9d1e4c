package io.calibr.plugin.file;

import io.calibr.model.ChannelRef;
import io.calibr.model.Money;
import io.calibr.plugin.sdk.ConnectorException;
import io.calibr.plugin.sdk.LivePrice;
import io.calibr.plugin.sdk.PriceWrite;
import io.calibr.plugin.sdk.PriceWriteResult.Applied;
import io.calibr.plugin.sdk.PriceWriteResult.Rejected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PriceFileTest {

    private static final Map<String, String> CREATING = Map.of("path", "prices.csv", "createMissing", "true");

    @TempDir
    private Path directory;

    @Test
    void whatIsNotWrittenStaysByteForByte() {
        var file = OpenFile.with(directory, """
                \uFEFFnote,"sku",currency,price,compare_at,extra\r
                "a, ""quoted""\nnote",MUG,USD,"10.0",, trailing \r
                \r
                ünï,CUP,USD,010.00,12,"x"\r
                last,POT,JPY,1000,,no line end""");

        file.connection().write("w", OpenFile.over("CUP", "8.50", "USD"));

        assertThat(file.content()).isEqualTo("""
                \uFEFFnote,"sku",currency,price,compare_at,extra\r
                "a, ""quoted""\nnote",MUG,USD,"10.0",, trailing \r
                \r
                ünï,CUP,USD,8.50,,"x"\r
                last,POT,JPY,1000,,no line end""");
    }

    @Test
    void aFileInWhichNothingChangesIsNotRewritten() throws IOException {
        var file = OpenFile.with(directory, "sku,price,compare_at,currency\nMUG,10.0,,USD\n");
        var before = Files.readAttributes(file.path(), BasicFileAttributes.class);

        var results = file.connection().write("w", OpenFile.over("MUG", "10.00", "USD"));

        assertThat(results).containsExactly(new Applied(new ChannelRef("MUG")));
        assertThat(Files.readAttributes(file.path(), BasicFileAttributes.class).fileKey())
                .isEqualTo(before.fileKey());
    }

    @Test
    void missingRowsAreAddedIfTheOperatorSaysSo() {
        var file =
                OpenFile.with(directory, "price,x,sku,currency,compare_at\r\n10,,MUG,USD,".getBytes(UTF_8), CREATING);

        file.connection().write("w", OpenFile.over("CUP", "8.00", "USD"), OpenFile.over("POT", "1.005", "KWD"));

        assertThat(file.content())
                .isEqualTo("price,x,sku,currency,compare_at\r\n10,,MUG,USD,\r\n8.00,,CUP,USD,\r\n1.005,,POT,KWD,\r\n");
    }

    @Test
    void aMissingFileIsBegunIfTheOperatorSaysSo() {
        var file = OpenFile.open(directory.resolve("prices.csv"), CREATING);

        file.connection()
                .write(
                        "w",
                        PriceWrite.over(
                                new ChannelRef("MUG"),
                                new LivePrice(Money.of("8.00", "USD"), Money.of("10.00", "USD"))));

        assertThat(file.content()).isEqualTo("sku,price,compare_at,currency\nMUG,8.00,10.00,USD\n");
    }

    @Test
    void aMissingFileIsAConfigurationErrorOtherwise() {
        var file = OpenFile.open(directory.resolve("prices.csv"), Map.of("path", "prices.csv"));

        assertThatExceptionOfType(ConnectorException.ConfigError.class)
                .isThrownBy(() -> file.connection().write("w", OpenFile.over("MUG", "8", "USD")))
                .withMessage("prices.csv does not exist");
        assertThat(directory.resolve("prices.csv")).doesNotExist();
    }

    @Test
    void aSkuThatASpreadsheetWouldRunIsWrittenAsTextAndReadBackAsItWas() {
        var skus = List.of("=1+1", "+1", "-1", "@x", "'=1", "'", "a=1");
        var file = OpenFile.open(directory.resolve("prices.csv"), CREATING);

        for (var sku : skus) {
            file.connection().write("w" + sku, OpenFile.over(sku, "1.00", "USD"));
        }

        assertThat(file.content().lines().skip(1))
                .extracting(line -> line.substring(0, line.indexOf(',')))
                .containsExactly("'=1+1", "'+1", "'-1", "'@x", "''=1", "'", "a=1");
        var refs = Set.of(new ChannelRef("=1+1"), new ChannelRef("'=1"), new ChannelRef("a=1"));
        assertThat(file.connection().prices().currentPrices(file.connection().call("r"), refs))
                .containsOnlyKeys(refs);
    }

    @Test
    void aReferenceThatIsNoSkuIsRejectedRatherThanAdded() {
        var file = OpenFile.open(directory.resolve("prices.csv"), CREATING);

        var results = file.connection().write("w", OpenFile.over(" padded ", "1.00", "USD"));

        assertThat(results)
                .singleElement()
                .isInstanceOfSatisfying(
                        Rejected.class, rejected -> assertThat(rejected.code()).isEqualTo(Rejected.INVALID_REFERENCE));
        assertThat(file.path()).doesNotExist();
    }

    @Test
    void anotherCurrencyIsRejected() {
        var file = OpenFile.with(directory, "sku,price,compare_at,currency\nMUG,10.00,,EUR\n");

        var results = file.connection().write("w", OpenFile.over("MUG", "8.00", "USD"));

        assertThat(results)
                .singleElement()
                .isInstanceOfSatisfying(
                        Rejected.class, rejected -> assertThat(rejected.code()).isEqualTo(Rejected.WRONG_CURRENCY));
    }

    @Test
    void whoeverIsKilledBeforeTheMoveLeavesTheFileAsItWas() throws IOException {
        var content = "sku,price,compare_at,currency\nMUG,10.00,,USD\n";
        var file = OpenFile.with(directory, content);
        var killed = Replacement.of(file.path());
        killed.out().write("sku,pri".getBytes(UTF_8));
        killed.out().flush();

        assertThat(file.content()).isEqualTo(content);
        file.connection().write("w", OpenFile.over("MUG", "8.00", "USD"));

        assertThat(file.content()).isEqualTo("sku,price,compare_at,currency\nMUG,8.00,,USD\n");
        assertThat(names()).containsExactlyInAnyOrder("prices.csv", ".prices.csv.lock");
    }

    @Test
    void aBadFileIsLeftAsItIs() throws IOException {
        var content = "sku,price,compare_at,currency\nMUG,10.00,,USD\nCUP,oops,,USD\n";
        var file = OpenFile.with(directory, content);

        assertThatExceptionOfType(ConnectorException.Permanent.class)
                .isThrownBy(() -> file.connection().write("w", OpenFile.over("MUG", "8.00", "USD")))
                .withMessage("prices.csv, line 3, column price: \"oops\" is not a price such as 19.99, zero or more");

        assertThat(file.content()).isEqualTo(content);
        assertThat(names()).containsExactlyInAnyOrder("prices.csv", ".prices.csv.lock");
    }

    @Test
    void writesAtTheSameTimeAllArrive() throws Exception {
        var header = "sku,price,compare_at,currency\n";
        var rows = IntStream.range(0, 40)
                .mapToObj(n -> "SKU" + n + ",10.00,,USD\n")
                .toList();
        var file = OpenFile.with(directory, header + String.join("", rows));

        try (var threads = Executors.newFixedThreadPool(8)) {
            var writes = new ArrayList<Future<?>>();
            for (var n = 0; n < 40; n++) {
                var sku = "SKU" + n;
                var other = OpenFile.open(file.path(), Map.of("path", "prices.csv"));
                writes.add(threads.submit(() -> other.connection().write(sku, OpenFile.over(sku, "8.00", "USD"))));
            }
            for (var write : writes) {
                write.get();
            }
        }

        assertThat(file.content()).doesNotContain("10.00");
        assertThat(file.content().lines()).hasSize(41);
    }

    @Test
    void permissionsOfTheFileSurviveARewrite() throws IOException {
        var file = OpenFile.with(directory, "sku,price,compare_at,currency\nMUG,10.00,,USD\n");
        Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-r--r--"));

        file.connection().write("w", OpenFile.over("MUG", "8.00", "USD"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-r--r--");
    }

    @Test
    void aLinkThatLeadsOutOfTheDirectoryIsRefused(@TempDir Path elsewhere) throws IOException {
        var target = Files.writeString(elsewhere.resolve("secret.csv"), "x");
        Files.createSymbolicLink(directory.resolve("prices.csv"), target);

        assertThatExceptionOfType(ConnectorException.ConfigError.class)
                .isThrownBy(() -> OpenFile.open(directory.resolve("prices.csv"), Map.of("path", "prices.csv")))
                .withMessageContaining("not a file in the connection directory");
    }

    @Test
    void aHundredThousandRowsAreRewrittenInOneCall() {
        var content = new StringBuilder("sku,price,compare_at,currency\n");
        var writes = new ArrayList<PriceWrite>();
        for (var n = 0; n < 100_000; n++) {
            content.append("SKU-").append(n).append(",19.99,,USD\n");
            writes.add(OpenFile.over("SKU-" + n, "17.99", "USD"));
        }
        var file = OpenFile.with(directory, content.toString());

        var start = System.nanoTime();
        var results = file.connection().sink().write(file.connection().call("w"), writes);
        var took = Duration.ofNanos(System.nanoTime() - start);

        assertThat(results).hasSize(100_000).hasOnlyElementsOfType(Applied.class);
        assertThat(file.content()).doesNotContain("19.99");
        // generous: well under a second on a quiet machine, but builds share theirs
        assertThat(took).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void aFileOfAnotherEncodingIsNamed() {
        var latin = "sku,price,compare_at,currency\nM\u00DCG,10.00,,USD\n".getBytes(ISO_8859_1);
        var file = OpenFile.with(directory, latin, Map.of("path", "prices.csv"));

        assertThatExceptionOfType(ConnectorException.Permanent.class)
                .isThrownBy(() -> file.connection()
                        .prices()
                        .currentPrices(file.connection().call("r"), Set.of()))
                .withMessage("prices.csv, line 2, column 1: is not UTF-8 text");
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }
}
