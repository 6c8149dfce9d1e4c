/** Sales as layers: proposed, approved, opened and closed by the clock, ended early or undone. */
@NullMarked
package io.calibr.server.layer;

import org.jspecify.annotations.NullMarked;
