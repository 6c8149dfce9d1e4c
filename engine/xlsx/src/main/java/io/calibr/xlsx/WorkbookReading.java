package io.calibr.xlsx;

import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.table.Problem;
import java.util.List;
import java.util.Map;

/** What reading a workbook comes to. */
public sealed interface WorkbookReading {

    /**
     * Every table of the workbook is sound.
     *
     * @param notes names of the sheets that hold no table and were passed over
     */
    record Accepted(List<SheetTable> tables, List<String> notes) implements WorkbookReading {
        public Accepted {
            tables = List.copyOf(tables);
            notes = List.copyOf(notes);
        }
    }

    /** At least one problem; all of them are listed, sheet by sheet. */
    record Refused(List<Problem> problems) implements WorkbookReading {
        public Refused {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("a refusal has a reason");
            }
        }
    }

    /**
     * A table and the sheet on which it stood.
     *
     * @param lines of the sheet, from 1, by the ids of the rows that stand on them
     */
    record SheetTable(String sheet, DecisionTable table, Map<String, Integer> lines) {
        public SheetTable {
            lines = Map.copyOf(lines);
        }
    }
}
