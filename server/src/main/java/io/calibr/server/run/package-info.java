/** Runs: dry run, approval, apply, restore, undo. */
@NullMarked
package io.calibr.server.run;

import org.jspecify.annotations.NullMarked;
