/** A catalogue in CSV files, the same that a server imports, as facts to price. */
@NullMarked
package io.calibr.cli.catalogue;

import org.jspecify.annotations.NullMarked;
