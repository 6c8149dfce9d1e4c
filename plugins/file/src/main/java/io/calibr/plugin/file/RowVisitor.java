package io.calibr.plugin.file;

import java.io.IOException;

/** Sees a price file pass by, from its header to its last row. */
interface RowVisitor {

    void header(byte[] preamble, CsvRecord header, PriceColumns columns) throws IOException;

    void blank(CsvRecord line) throws IOException;

    void row(CsvRecord record, PriceRow row) throws IOException;
}
