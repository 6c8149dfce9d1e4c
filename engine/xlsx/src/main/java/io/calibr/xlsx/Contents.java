package io.calibr.xlsx;

import io.calibr.engine.table.Problem.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.xml.sax.Attributes;

/** The sheets a workbook lists, in their order. */
final class Contents extends Markup {

    private static final int MOST = 50;

    /**
     * One sheet.
     *
     * @param relation by which the workbook finds it
     */
    record Listed(String name, String relation, boolean hidden) {}

    private final List<Listed> sheets = new ArrayList<>();
    private boolean from1904;

    List<Listed> sheets() {
        return List.copyOf(sheets);
    }

    /** Whether days are counted from 1904, as old spreadsheets did. */
    boolean from1904() {
        return from1904;
    }

    @Override
    void begins(String name, Attributes attributes) throws Refusal {
        switch (name) {
            case "workbookPr" -> from1904 = isSet(attributes, "date1904");
            case "sheet" -> {
                if (sheets.size() == MOST) {
                    throw new Refusal(Kind.TOO_LARGE, "the workbook has more than " + MOST + " sheets");
                }
                sheets.add(new Listed(
                        Objects.requireNonNullElse(attributes.getValue("name"), ""),
                        relation(attributes),
                        !Objects.requireNonNullElse(attributes.getValue("state"), "visible")
                                .equals("visible")));
            }
            default -> {}
        }
    }

    /** In the namespace of relationships, of which there are two. */
    private static String relation(Attributes attributes) throws Refusal {
        for (var i = 0; i < attributes.getLength(); i++) {
            if (attributes.getLocalName(i).equals("id") && !attributes.getURI(i).isEmpty()) {
                return attributes.getValue(i);
            }
        }
        throw new Refusal(Kind.BAD_WORKBOOK, "a sheet is listed that is not there");
    }
}
