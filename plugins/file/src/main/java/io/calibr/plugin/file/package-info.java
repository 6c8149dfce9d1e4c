/** The connector {@code file}: prices with compare-at in a CSV file that others may read and edit. */
@NullMarked
package io.calibr.plugin.file;

import org.jspecify.annotations.NullMarked;
