package io.calibr.xlsx;

import io.calibr.engine.table.Limits;
import io.calibr.engine.table.Problem;
import io.calibr.engine.table.TableMaker;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.calibr.xlsx.HostileWorkbooks.SOUND;
import static io.calibr.xlsx.HostileWorkbooks.TOP;
import static org.assertj.core.api.Assertions.assertThat;

/** Workbooks made to harm: refused with a reason, in bounded memory and time. */
@Timeout(60)
class HostileWorkbookTest {

    private static final int MEGA = HostileWorkbooks.MEGA;

    /** Where the header of the first part says how it is packed. */
    private static final int METHOD = 8;

    private static List<Problem> problems(byte[] file) {
        return problems(file, Limits.standard());
    }

    private static List<Problem> problems(byte[] file, Limits limits) {
        return switch (new XlsxTableReader(TableMaker.VOCABULARY, limits)
                .read("offers.xlsx", new ByteArrayInputStream(file))) {
            case WorkbookReading.Accepted accepted -> throw new AssertionError("accepted: " + accepted);
            case WorkbookReading.Refused(var problems) -> problems;
        };
    }

    @ParameterizedTest
    @MethodSource("io.calibr.xlsx.HostileWorkbooks#attacks")
    void isRefusedWithAReason(HostileWorkbooks.Attack attack) {
        var file = attack.file();

        assertThat(problems(file))
                .isNotEmpty()
                .allSatisfy(
                        problem -> assertThat(problem.message()).isNotBlank().doesNotContain("root:", "/tmp"));
        assertThat(problems(file)).extracting(problem -> problem.kind().word()).contains(attack.kind());
    }

    @Test
    void aMillionRowsAreRefusedAtTheLimit() {
        var rows = new StringBuilder(TOP);
        for (var i = 5; i < 1_000_000; i++) {
            rows.append("<row><c><v>").append(i * 2_654_435_761L % 999_983).append("</v></c></row>");
        }

        assertThat(problems(Packed.sheet(rows.toString()).bytes()))
                .extracting(problem -> problem.kind().word())
                .contains("too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PK", "PK\u0003\u0004", "PK\u0003\u0004garbage and more of it", "# table: x", "<html>"})
    void whatIsNoWorkbookIsRefused(String file) {
        assertThat(problems(file.getBytes(StandardCharsets.ISO_8859_1)))
                .extracting(problem -> problem.kind().word())
                .containsExactly("bad-workbook");
    }

    @Test
    void aProtectedOrOldFileIsRefused() {
        var file = new byte[512];
        System.arraycopy(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, 0, file, 0, 4);

        assertThat(problems(file))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("password"));
    }

    /** By the numbers of APPNOTE.TXT, 4.4.5; some of them need libraries that are not there. */
    @ParameterizedTest
    @ValueSource(ints = {1, 6, 9, 12, 14, 20, 93, 95, 97, 98, 99, 0x1234})
    void aPartPackedByAnotherMethodIsRefused(int method) {
        var file = Packed.sheet(SOUND).bytes();
        file[METHOD] = (byte) method;
        file[METHOD + 1] = (byte) (method >> 8);

        assertThat(problems(file)).singleElement().satisfies(problem -> {
            assertThat(problem.kind().word()).isEqualTo("bad-workbook");
            assertThat(problem.message()).contains("[Content_Types].xml", "method " + method);
        });
    }

    @Test
    void aFileThatEndsTooEarlyIsRefused() {
        var file = Packed.sheet(SOUND).bytes();

        for (var length = 4; length < file.length - 22; length += 97) {
            assertThat(problems(Arrays.copyOf(file, length))).isNotEmpty();
        }
    }

    @Test
    void aFileLargerThanTheCapIsRefusedUnread() {
        var file = Arrays.copyOf(Packed.sheet(SOUND).bytes(), 17 * MEGA);

        assertThat(problems(file)).extracting(problem -> problem.kind().word()).containsExactly("too-large");
    }

    @Test
    void manyMergedCellsAreRefused() {
        var merged = Packed.sheet("")
                .around("", SOUND, "<mergeCells>" + "<mergeCell ref=\"A1:B2\"/>".repeat(101) + "</mergeCells>");

        assertThat(problems(merged.bytes(), new Limits(100, 10, 1_000, MEGA)))
                .extracting(problem -> problem.kind().word())
                .contains("too-large");
    }

    @Test
    void nothingIsUnpackedOntoTheDisk(@TempDir Path directory) {
        problems(Packed.sheet(SOUND).with("../marker", "x").bytes());

        assertThat(Files.exists(directory.resolveSibling("marker"))).isFalse();
    }
}
