package io.calibr.engine.table;

import java.util.Optional;

/** How one kind of file calls the places of its rows and cells. */
public interface Places {

    /**
     * A row.
     *
     * @param line from 1
     */
    Place row(int line);

    /**
     * A cell.
     *
     * @param line of its row, from 1
     * @param column from 0
     * @param header above it; empty where there is none
     */
    Place cell(int line, int column, String header);

    /** Lines of a text: {@code offers.csv, line 7, column C (percent)}. */
    static Places lines(String source) {
        return of(source, Optional.empty());
    }

    /** Rows of one sheet of a workbook: {@code offers.xlsx, offers!C7 (percent)}. */
    static Places cells(String source, String sheet) {
        return of(source, Optional.of(Excerpt.of(sheet)));
    }

    private static Places of(String source, Optional<String> sheet) {
        return new Places() {
            @Override
            public Place row(int line) {
                return new Place(source, sheet, line, Optional.empty());
            }

            @Override
            public Place cell(int line, int column, String header) {
                return new Place(source, sheet, line, Optional.of(Letters.label(column, header)));
            }
        };
    }
}
