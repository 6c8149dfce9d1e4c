package io.calibr.cli.folder;

import io.calibr.engine.table.Reading;
import java.util.Map;
import java.util.Optional;

/**
 * One rule of a file.
 *
 * @param name what a server knows it by
 * @param sheet on which it stands, where there is one and it is known
 * @param reading what it says, or why it does not
 */
record RuleReading(String name, Optional<Sheet> sheet, Reading reading) {

    /**
     * A sheet of a workbook.
     *
     * @param lines of it by the ids of the rows that stand on them
     */
    record Sheet(String name, Map<String, Integer> lines) {}
}
