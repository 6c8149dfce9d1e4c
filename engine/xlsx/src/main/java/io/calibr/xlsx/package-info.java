/** Decision tables as workbooks: read as a stream of text under caps, written so that spreadsheets can edit and return them. */
@NullMarked
package io.calibr.xlsx;

import org.jspecify.annotations.NullMarked;
