/** What rules do to the prices of a catalogue: one line for each SKU, and the sum of them. */
@NullMarked
package io.calibr.cli.plan;

import org.jspecify.annotations.NullMarked;
