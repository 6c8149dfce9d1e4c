package io.calibr.server.catalog;

/** Reads a record of one kind of file into the columns of its staging table. */
@FunctionalInterface
interface RowFormat {

    /** The values to stage; worthless, and to be left out, where {@link Cells#areGood} is not true afterwards. */
    StagedRow read(Cells cells);
}
