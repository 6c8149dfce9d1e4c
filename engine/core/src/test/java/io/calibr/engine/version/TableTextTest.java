package io.calibr.engine.version;

import io.calibr.engine.version.Patch.AddColumn;
import io.calibr.engine.version.Patch.InsertRow;
import io.calibr.engine.version.Patch.MoveRow;
import io.calibr.engine.version.Patch.RemoveColumn;
import io.calibr.engine.version.Patch.RemoveRow;
import io.calibr.engine.version.Patch.RenameColumn;
import io.calibr.engine.version.Patch.RenameRow;
import io.calibr.engine.version.Patch.SetCell;
import io.calibr.engine.version.Patch.SetProperty;
import io.calibr.engine.version.Patched.Applied;
import io.calibr.engine.version.Patched.Rejected;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TableTextTest {

    private static final String OFFERS = """
            # table: offers
            # stage: adjust

            id, category under ,percent,note
            cups,Kitchen > Cups,-10,"mostly"
            plates, Kitchen > Plates,-5,

            rest,,0,"all, others"
            """;

    @Test
    void onlyTheLineOfTheEditedCellIsWrittenAnew() {
        assertThat(edited(OFFERS, new SetCell("cups", "percent", "-20")))
                .isEqualTo(OFFERS.replace("cups,Kitchen > Cups,-10,\"mostly\"", "cups,Kitchen > Cups,-20,mostly"));
    }

    @Test
    void aCellThatSaysTheSameLeavesItsLineAlone() {
        assertThat(edited(OFFERS, new SetCell("cups", "note", " mostly "))).isEqualTo(OFFERS);
    }

    @Test
    void whatNeedsQuotesGetsThem() {
        assertThat(edited(OFFERS, new SetCell("plates", "note", "said \"so\",\nor not")))
                .contains("plates, Kitchen > Plates,-5,\"said \"\"so\"\",\nor not\"\n");
    }

    @Test
    void aMovedRowKeepsItsTextAndItsId() {
        assertThat(edited(OFFERS, new MoveRow("rest", "cups")))
                .contains("note\nrest,,0,\"all, others\"\ncups,Kitchen > Cups,-10,\"mostly\"\nplates");
        assertThat(edited(OFFERS, new MoveRow("cups", null)))
                .endsWith("\"all, others\"\ncups,Kitchen > Cups,-10,\"mostly\"\n");
    }

    @Test
    void windowsLineEndsAndAMissingLastOneStay() {
        var text = OFFERS.replace("\n", "\r\n").stripTrailing();

        assertThat(edited(text, new SetCell("cups", "percent", "-20"))).endsWith("rest,,0,\"all, others\"");
        assertThat(edited(text, new InsertRow("last", null, Map.of("percent", "-1"))))
                .endsWith("rest,,0,\"all, others\"\r\nlast,,-1,\r\n");
    }

    @Test
    void columnsComeAndGoInEveryRow() {
        assertThat(edited(OFFERS, new AddColumn("stock >", "percent"), new SetCell("rest", "stock >", "5")))
                .contains("id, category under ,stock >,percent,note\n")
                .contains("rest,,5,0,\"all, others\"\n");
        assertThat(edited(OFFERS, new RemoveColumn("category under"))).contains("id,percent,note\ncups,-10,mostly\n");
        assertThat(edited(OFFERS, new RenameColumn("category under", "category is")))
                .contains("id,category is,percent,note\n");
    }

    @Test
    void propertiesAreWrittenAddedAndTakenAway() {
        assertThat(edited(OFFERS, new SetProperty("stage", "guard"))).startsWith("# table: offers\n# stage: guard\n\n");
        assertThat(edited(OFFERS, new SetProperty("currency", "USD")))
                .startsWith("# table: offers\n# stage: adjust\n# currency: USD\n\n");
        assertThat(edited(OFFERS, new SetProperty("stage", ""))).startsWith("# table: offers\n\n");
    }

    @Test
    void aPropertyWithCommasIsOneValue() {
        var text = "# weekly: mon-fri 9-17, sat 9-12,,\nid,percent\n";

        assertThat(read(text).content().properties()).containsEntry("weekly", "mon-fri 9-17, sat 9-12");
        assertThat(edited(text, new SetProperty("weekly", "sun, mon")))
                .isEqualTo("\"# weekly: sun, mon\"\nid,percent\n");
    }

    @Test
    void rowsWithoutANameOfTheirOwnCanBePutRight() {
        var text = "id,percent\nr1,1\nr1,2\n,3\n";

        var content = read(text).content();

        assertThat(content.order()).containsExactly("r1", "r1#2", "#1");
        assertThat(edited(text, new RenameRow("r1#2", "r2"), new RenameRow("#1", "r3")))
                .isEqualTo("id,percent\nr1,1\nr2,2\nr3,3\n");
        assertThat(edited(text, new RemoveRow("r1#2"))).isEqualTo("id,percent\nr1,1\n,3\n");
    }

    @Test
    void aRowThatEndsEarlyIsFilledUpToTheCell() {
        assertThat(edited("id,category is,percent\nr1\n", new SetCell("r1", "percent", "5")))
                .isEqualTo("id,category is,percent\nr1,,5\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    cups  | id       | x  | a row gets another id by renaming it
                    mugs  | percent  | x  | there is no row "mugs"
                    cups  | percents | x  | there is no column "percents"
                    """)
    void aCellThatIsNotThereIsNotSet(String row, String column, String value, String reason) {
        assertThat(read(OFFERS).apply(List.of(new SetCell("cups", "percent", "1"), new SetCell(row, column, value))))
                .isEqualTo(new Rejected(1, reason));
    }

    @Test
    void whatDoesNotFitIsRejected() {
        assertThat(reason(new InsertRow("cups", null, Map.of()))).isEqualTo("there is a row \"cups\" already");
        assertThat(reason(new InsertRow(" ", null, Map.of()))).isEqualTo("\"\" cannot be the id of anything");
        assertThat(reason(new InsertRow("#2", null, Map.of()))).contains("cannot be the id");
        assertThat(reason(new InsertRow("new", "mugs", Map.of()))).isEqualTo("there is no row \"mugs\"");
        assertThat(reason(new InsertRow("new", null, Map.of("id", "x")))).contains("its \"row\"");
        assertThat(reason(new MoveRow("cups", "cups"))).isEqualTo("a row cannot stand in front of itself");
        assertThat(reason(new MoveRow("cups", "mugs"))).isEqualTo("there is no row \"mugs\"");
        assertThat(reason(new RenameRow("cups", "rest"))).isEqualTo("there is a row \"rest\" already");
        assertThat(reason(new AddColumn("percent", null))).isEqualTo("there is a column \"percent\" already");
        assertThat(reason(new RemoveColumn("id"))).isEqualTo("the column id names the rows and stays");
        assertThat(reason(new SetProperty("Stage", "x"))).contains("a word in lower case");
        assertThat(reason(new SetProperty("stage", "x\ny"))).contains("on one line");
        assertThat(read("").apply(List.of(new AddColumn("percent", null))))
                .isEqualTo(new Rejected(0, "the text has no header yet"));
    }

    @Test
    void whatIsNoCsvIsNotRead() {
        assertThat(TableText.of("id,note\nr1,\"never closed\n")).isEmpty();
        assertThat(TableText.of("id,note\nr1,\"closed\" early\n")).isEmpty();
    }

    private static String reason(Patch patch) {
        return ((Rejected) read(OFFERS).apply(List.of(patch))).reason();
    }

    private static String edited(String text, Patch... patches) {
        var patched = read(text).apply(List.of(patches));
        assertThat(patched).isInstanceOf(Applied.class);
        return ((Applied) patched).table().text();
    }

    private static TableText read(String text) {
        return TableText.of(text).orElseThrow();
    }
}
