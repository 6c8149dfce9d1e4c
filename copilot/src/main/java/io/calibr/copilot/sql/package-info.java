/** Plans as SQL with bind parameters, checked once more before they run. */
@NullMarked
package io.calibr.copilot.sql;

import org.jspecify.annotations.NullMarked;
