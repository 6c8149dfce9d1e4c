/** Plans made without a language model, from the phrases of the trade. */
@NullMarked
package io.calibr.copilot.offline;

import org.jspecify.annotations.NullMarked;
