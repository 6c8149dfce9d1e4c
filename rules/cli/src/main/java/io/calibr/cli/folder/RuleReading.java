package io.calibr.cli.folder;

import io.calibr.engine.table.Reading;
import java.util.Optional;

/**
 * One rule of a file.
 *
 * @param name what a server knows it by
 * @param sheet of a workbook, where it is known
 * @param reading what it says, or why it does not
 */
record RuleReading(String name, Optional<String> sheet, Reading reading) {}
