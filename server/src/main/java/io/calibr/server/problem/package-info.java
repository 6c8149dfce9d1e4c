/** Refusals a caller can act on, as RFC 9457 problems. */
@NullMarked
package io.calibr.server.problem;

import org.jspecify.annotations.NullMarked;
