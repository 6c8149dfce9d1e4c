/** What rules would do to the catalogue as it is. */
@NullMarked
package io.calibr.engine.check;

import org.jspecify.annotations.NullMarked;
