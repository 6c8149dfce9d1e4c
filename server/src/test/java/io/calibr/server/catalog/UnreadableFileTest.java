package io.calibr.server.catalog;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class UnreadableFileTest {

    private static final String HEADER = "sku,title,list_price,currency\n";
    private static final long FIFTY_MEGABYTES = 50L * 1024 * 1024;

    @Test
    void anEmptyFileSaysWhatItShouldBeginWith() {
        var file = ReadFile.products("");

        assertThat(file.broken()).isTrue();
        assertThat(file.rejected().getFirst().message()).startsWith("the file is empty; it begins with a header: sku,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"})
    void utf16IsNamed(String charset) {
        var file = ReadFile.products((HEADER + "A,a,1,USD\n").getBytes(Charset.forName(charset)));

        assertThat(file.rejected())
                .containsExactly(new Rejection(1, null, "the file is UTF-16 or UTF-32: save it as UTF-8"));
    }

    @Test
    void latin1IsNamedWithItsLineEvenFarIntoTheFile() {
        var text = HEADER + "A,plain,1,USD\n".repeat(5_000) + "B,café,1,USD\n";

        var file = ReadFile.products(text.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(file.broken()).isTrue();
        assertThat(file.rejected())
                .containsExactly(new Rejection(
                        5_002,
                        null,
                        "byte 0xE9 is not UTF-8; the file looks like Latin-1 or Windows-1252: save it as UTF-8"));
    }

    @Test
    void aFileCutInTheMiddleOfACharacterIsNamed() {
        var bytes = (HEADER + "A,caf\u00e9").getBytes(StandardCharsets.UTF_8);

        var file = ReadFile.products(Arrays.copyOf(bytes, bytes.length - 1));

        assertThat(file.rejected().getLast().message()).isEqualTo("the file ends in the middle of a character");
    }

    @Test
    void aQuoteThatIsNeverClosedIsNamedWhereItWasOpened() {
        var file = ReadFile.products(HEADER + "A,a,1,USD\nB,\"b,1,USD\nC,c,1,USD\n");

        assertThat(file.broken()).isTrue();
        assertThat(file.rejected()).containsExactly(new Rejection(3, "title", "the quote opened here is never closed"));
    }

    @Test
    void textBehindAClosingQuoteIsNamed() {
        var file = ReadFile.products(HEADER + "A,\"a\"b,1,USD\n");

        assertThat(file.rejected())
                .containsExactly(new Rejection(
                        2, "title", "text after a closing quote; a quote inside a quoted field is written twice"));
    }

    @Test
    void aFieldOfFiftyMegabytesIsRefusedAfterTheFirstSixtyFourKilobytes() throws IOException {
        var endless = new Counted(FIFTY_MEGABYTES);

        var file = ReadFile.read(ImportKind.PRODUCTS, Set.of(), after(HEADER + "A,\"", endless));

        assertThat(file.rejected())
                .containsExactly(new Rejection(
                        2, "title", "the field is longer than 65536 characters: is its closing quote missing?"));
        assertThat(endless.given).isLessThan(200_000);
    }

    @Test
    void aLineOfEndlesslyManyFieldsIsRefused() {
        var file = ReadFile.products(HEADER + ",".repeat(2_000_000));

        assertThat(file.rejected())
                .containsExactly(new Rejection(2, null, "the line is longer than 1048576 characters"));
    }

    @Test
    void aNulCharacterIsRefused() {
        var file = ReadFile.products(HEADER + "A,a\0b,1,USD\n");

        assertThat(file.rejected()).containsExactly(new Rejection(2, "title", "a NUL character: the file is not text"));
    }

    private static InputStream after(String head, InputStream tail) {
        return new SequenceInputStream(new ByteArrayInputStream(head.getBytes(StandardCharsets.UTF_8)), tail);
    }

    /** So many bytes of the letter x, counted as they are taken. */
    private static final class Counted extends InputStream {

        private final long size;
        private long given;

        Counted(long size) {
            this.size = size;
        }

        @Override
        public int read() {
            return given++ < size ? 'x' : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (given >= size) {
                return -1;
            }
            Arrays.fill(into, from, from + length, (byte) 'x');
            given += length;
            return length;
        }
    }
}
