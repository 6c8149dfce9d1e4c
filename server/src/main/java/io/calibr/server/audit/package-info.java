/** Who did what, for those who must prove it. */
@NullMarked
package io.calibr.server.audit;

import org.jspecify.annotations.NullMarked;
