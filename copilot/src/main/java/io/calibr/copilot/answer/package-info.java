/** Sentences around the figures of a result. */
@NullMarked
package io.calibr.copilot.answer;

import org.jspecify.annotations.NullMarked;
