package io.calibr.engine.table;

/**
 * A column as the author laid it out, so that a table can be written back as it was read.
 *
 * @param header the typed header exactly as written
 */
public record Column(String header) {}
